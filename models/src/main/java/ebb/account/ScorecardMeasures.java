package ebb.account;

import ebb.customer.CalendarDays;
import ebb.customer.Money;
import ebb.ledger.History;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * What the marks of a customer are made of; amounts in the currency, over the last 365 days.
 *
 * @param netAmount year's amount less what was returned and what was spent on the account
 * @param breadthCount categories bought in the year
 * @param frequencyCount purchase days in the year
 * @param returnedShare returned part of the year's amount, 0 to 1
 * @param expectedAmount spending expected in the horizon by the purchase model, or else at the year's pace
 * @param shift what was bought in the last half year over the same half year before; NaN where that was not observed
 */
public record ScorecardMeasures(
        double yearAmount,
        double netAmount,
        double tenureDays,
        double breadthCount,
        double frequencyCount,
        double returnedShare,
        double expectedAmount,
        double shift)
        implements Serializable {

    public static ScorecardMeasures of(AccountFacts facts) {
        History history = facts.history();
        double year = Money.amount(facts.boughtInYear());
        double returned = 0;
        boolean[] bought = new boolean[history.categoryCount()];
        for (int e = 0; e < history.entryCount(); e++) {
            if (history.entryDay(e) > facts.day() - CalendarDays.YEAR) {
                returned += Money.amount(history.entryReturnedAmount(e));
                bought[history.entryCategory(e)] |= history.isPurchase(e);
            }
        }
        int breadth = 0;
        for (boolean one : bought) {
            breadth += one ? 1 : 0;
        }
        return new ScorecardMeasures(
                year,
                year - returned - Money.amount(facts.spentIn(CalendarDays.YEAR, facts.day())),
                facts.day() - history.firstDay(),
                breadth,
                history.dayCount() - history.dayCountUntil(facts.day() - CalendarDays.YEAR),
                year > 0 ? Math.min(1, returned / year) : 0,
                expectedAmount(facts, year),
                shift(facts).orElse(Double.NaN));
    }

    private static double expectedAmount(AccountFacts facts, double yearAmount) {
        double modelled = facts.baseline()
                .population()
                .lifetime()
                .map(model -> model.expectedAmount(facts.history()))
                .orElse(Double.NaN);
        return Double.isNaN(modelled) ? yearAmount * facts.baseline().horizonDays() / CalendarDays.YEAR : modelled;
    }

    /** Against the same half year a year ago, or where that was not observed the half year before. */
    private static OptionalDouble shift(AccountFacts facts) {
        for (int back : new int[] {CalendarDays.YEAR, CalendarDays.HALF_YEAR}) {
            int lastDay = facts.day() - back;
            int afterDay = lastDay - CalendarDays.HALF_YEAR;
            History history = facts.history();
            boolean isObserved = afterDay + 1 >= history.dataStartDay() && history.firstDay() <= afterDay + 1;
            long before = facts.boughtIn(CalendarDays.HALF_YEAR, lastDay);
            if (isObserved && before > 0) {
                return OptionalDouble.of((double) facts.boughtIn(CalendarDays.HALF_YEAR, facts.day()) / before);
            }
        }
        return OptionalDouble.empty();
    }
}
