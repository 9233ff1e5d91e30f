package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.customer.Money;
import ebb.ledger.History;
import java.util.List;

/** What the customer spends: level, trend and drop. Amounts are in the conf's currency, returns not taken off. */
public final class Spending implements FeatureFamily {
    private static final long serialVersionUID = 1L;
    private static final String NOTHING_OR_NOT_OBSERVED = "nothing bought in either, or " + Feature.NOT_OBSERVED;
    private static final int LATEST = 3;

    @Override
    public List<Feature> features() {
        return List.of(
                Feature.required("total_amount", "amount", "0 and up", "Bought in the observed past"),
                Feature.required("amount_30_amount", "amount", "0 and up", "Bought in the last 30 days"),
                Feature.required("amount_90_amount", "amount", "0 and up", "Bought in the last 90 days"),
                Feature.required("amount_365_amount", "amount", "0 and up", "Bought in the last 365 days"),
                new Feature(
                        "amount_90_before_amount",
                        "amount",
                        "0 and up",
                        "Bought in the 90 days before the last 90",
                        Feature.NOT_OBSERVED),
                new Feature(
                        "amount_90_year_ago_amount",
                        "amount",
                        "0 and up",
                        "Bought in the same 90 days a year earlier",
                        Feature.NOT_OBSERVED),
                drop("spending_drop_90_ratio", "the 90 days before"),
                drop("spending_drop_90_year_ago_ratio", "the same 90 days a year earlier"),
                drop("spending_drop_365_ratio", "the year before, last 365 days"),
                Feature.required("mean_day_amount", "amount", "0 and up", "Bought on a purchase day, on average"),
                Feature.required("last_day_amount", "amount", "0 and up", "Bought on the last purchase day"),
                new Feature(
                        "spending_trend_ratio",
                        "ratio",
                        "0 and up",
                        "Mean amount of the last three purchase days over the mean of all before them",
                        "fewer than four purchase days, or nothing paid before them"));
    }

    private static Feature drop(String name, String base) {
        return new Feature(
                name,
                "ratio",
                "-1 to 1",
                "Less bought than in " + base + ": (then - now) / (then + now); 1: stopped, -1: only now",
                NOTHING_OR_NOT_OBSERVED);
    }

    @Override
    public void compute(History history, Population population, double[] values, int at) {
        Window quarter = Window.last(90, history);
        Window year = Window.last(CalendarDays.YEAR, history);
        double total = Money.amount(history.amountUntil(history.asOfDay()));
        double inQuarter = quarter.amount(history);
        double inYear = year.amount(history);
        double quarterBefore = quarter.before().amountIfObserved(history);
        double quarterYearAgo = quarter.yearEarlier().amountIfObserved(history);
        values[at] = total;
        values[at + 1] = Window.last(30, history).amount(history);
        values[at + 2] = inQuarter;
        values[at + 3] = inYear;
        values[at + 4] = quarterBefore;
        values[at + 5] = quarterYearAgo;
        values[at + 6] = Ratios.drop(quarterBefore, inQuarter);
        values[at + 7] = Ratios.drop(quarterYearAgo, inQuarter);
        values[at + 8] = Ratios.drop(year.before().amountIfObserved(history), inYear);
        values[at + 9] = total / history.dayCount();
        values[at + 10] = Money.amount(history.amount(history.dayCount() - 1));
        values[at + 11] = trend(history, total);
    }

    private static double trend(History history, double total) {
        int earlierDays = history.dayCount() - LATEST;
        if (earlierDays < 1) {
            return Double.NaN;
        }
        long latest = 0;
        for (int i = earlierDays; i < history.dayCount(); i++) {
            latest += history.amount(i);
        }
        double earlier = total - Money.amount(latest);
        return Ratios.of(Money.amount(latest) / LATEST, earlier / earlierDays);
    }
}
