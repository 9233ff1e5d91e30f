package ebb.warning;

import ebb.account.AccountFacts;
import ebb.customer.CalendarDays;
import ebb.input.Expense;
import java.util.List;

/** Lower confidence limit of the increase of expenses on an account, so that one trip more in a quarter does not alarm. */
final class ExpenseIncrease {
    /** Prior weight, in expenses, of a Poisson process (dispersion 1) against the account's own dispersion. */
    private static final double PRIOR_EXPENSES = 4;

    private static final double LEAST_DISPERSION = 0.25;
    private static final double MOST_DISPERSION = 4;

    private ExpenseIncrease() {}

    /**
     * Times by which what is spent a day in the window exceeds that in up to a year before it, lower end of its interval; 0 where it may be no climb, or
     * expenses were not known for a window's length before.
     */
    static double surely(AccountFacts facts, int windowDays) {
        List<Expense> expenses = facts.expenses();
        int before = facts.day() - windowDays;
        int days = Math.min(
                CalendarDays.YEAR,
                before - expenses.stream().mapToInt(Expense::day).min().orElse(before) + 1);
        long spentBefore = facts.spentIn(days, before);
        if (days < windowDays || spentBefore <= 0) {
            return 0;
        }
        long spent = facts.spentIn(windowDays, facts.day());
        double mean = expenses.stream().mapToLong(Expense::amount).average().orElseThrow();
        if (spent <= 0 || mean <= 0) {
            return 0;
        }
        double fall = DropLowerBound.of(
                new DropLowerBound.Rate(spentBefore / mean, days),
                new DropLowerBound.Rate(spent / mean, windowDays),
                dispersion(expenses, mean));
        return fall > 0 ? 1 / (1 - fall) : 0;
    }

    /** Squared variation of the days between expenses and of their amounts: how far their sum in a window varies, as a multiple of its mean. */
    private static double dispersion(List<Expense> expenses, double mean) {
        double amounts = expenses.stream()
                .mapToDouble(one -> (one.amount() / mean - 1) * (one.amount() / mean - 1))
                .sum();
        int[] days = expenses.stream().mapToInt(Expense::day).sorted().toArray();
        double meanGap = (days[days.length - 1] - days[0]) / Math.max(1.0, days.length - 1);
        double gaps = 0;
        for (int i = 1; i < days.length && meanGap > 0; i++) {
            double away = (days[i] - days[i - 1]) / meanGap - 1;
            gaps += away * away;
        }
        double own = (PRIOR_EXPENSES + amounts + gaps) / (PRIOR_EXPENSES + days.length);
        return Math.max(LEAST_DISPERSION, Math.min(MOST_DISPERSION, own));
    }
}
