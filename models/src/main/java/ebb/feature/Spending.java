package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.customer.Money;
import ebb.ledger.History;
import java.util.List;

/** What the customer spends: level, trend and drop. Amounts are in the conf's currency, returns not taken off. */
public final class Spending implements FeatureFamily<Spending.Figures> {
    private static final int MONTH_DAYS = 30;
    private static final int QUARTER_DAYS = 90;
    private static final int LATEST = 3;

    public static final Feature<Figures> TOTAL = FeatureDescription.amount(
                    "total_amount", "Bought in the observed past")
            .by(Figures::total);

    public static final Feature<Figures> LAST_30 = FeatureDescription.amount(
                    "amount_30_amount", "Bought in the last 30 days")
            .by(Figures::inMonth);

    public static final Feature<Figures> LAST_90 = FeatureDescription.amount(
                    "amount_90_amount", "Bought in the last 90 days")
            .by(Figures::inQuarter);

    public static final Feature<Figures> LAST_YEAR = FeatureDescription.amount(
                    "amount_365_amount", "Bought in the last 365 days")
            .by(Figures::inYear);

    public static final Feature<Figures> BEFORE_LAST_90 = FeatureDescription.amount(
                    "amount_90_before_amount", "Bought in the 90 days before the last 90")
            .nullWhen(FeatureDescription.NOT_OBSERVED)
            .by(Figures::quarterBefore);

    public static final Feature<Figures> YEAR_AGO_90 = FeatureDescription.amount(
                    "amount_90_year_ago_amount", "Bought in the same 90 days a year earlier")
            .nullWhen(FeatureDescription.NOT_OBSERVED)
            .by(Figures::quarterYearAgo);

    public static final Feature<Figures> DROP_90 = drop("spending_drop_90_ratio", "the 90 days before")
            .by(spent -> Ratios.drop(spent.quarterBefore(), spent.inQuarter()));

    public static final Feature<Figures> DROP_90_YEAR_AGO = drop(
                    "spending_drop_90_year_ago_ratio", "the same 90 days a year earlier")
            .by(spent -> Ratios.drop(spent.quarterYearAgo(), spent.inQuarter()));

    public static final Feature<Figures> DROP_YEAR = drop("spending_drop_365_ratio", "the year before, last 365 days")
            .by(spent -> Ratios.drop(spent.yearBefore(), spent.inYear()));

    public static final Feature<Figures> MEAN_DAY = FeatureDescription.amount(
                    "mean_day_amount", "Bought on a purchase day, on average")
            .by(spent -> spent.total() / spent.history().dayCount());

    public static final Feature<Figures> LAST_DAY = FeatureDescription.amount(
                    "last_day_amount", "Bought on the last purchase day")
            .by(spent -> Money.amount(spent.history().amount(spent.history().dayCount() - 1)));

    public static final Feature<Figures> TREND = FeatureDescription.ratio(
                    "spending_trend_ratio",
                    "Mean amount of the last three purchase days over the mean of all before them")
            .nullWhen("fewer than four purchase days, or nothing paid before them")
            .by(Figures::trend);

    private static final List<Feature<Figures>> FEATURES = List.of(
            TOTAL,
            LAST_30,
            LAST_90,
            LAST_YEAR,
            BEFORE_LAST_90,
            YEAR_AGO_90,
            DROP_90,
            DROP_90_YEAR_AGO,
            DROP_YEAR,
            MEAN_DAY,
            LAST_DAY,
            TREND);

    /** What was spent in windows; NaN: not observed. */
    record Figures(
            History history,
            double total,
            double inMonth,
            double inQuarter,
            double inYear,
            double quarterBefore,
            double quarterYearAgo,
            double yearBefore) {

        static Figures of(History history) {
            Window quarter = Window.last(QUARTER_DAYS, history);
            Window year = Window.last(CalendarDays.YEAR, history);
            return new Figures(
                    history,
                    Money.amount(history.amountUntil(history.asOfDay())),
                    Window.last(MONTH_DAYS, history).amount(history),
                    quarter.amount(history),
                    year.amount(history),
                    quarter.before().amountIfObserved(history),
                    quarter.yearEarlier().amountIfObserved(history),
                    year.before().amountIfObserved(history));
        }

        double trend() {
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

    private static FeatureDescription drop(String name, String base) {
        return FeatureDescription.ratio(
                        name, "Less bought than in " + base + ": (then - now) / (then + now); 1: stopped, -1: only now")
                .range("-1 to 1")
                .nullWhen("nothing bought in either, or " + FeatureDescription.NOT_OBSERVED);
    }

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public Figures figures(Observation observation) {
        return Figures.of(observation.history());
    }
}
