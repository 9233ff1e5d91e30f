package ebb.care;

import ebb.customer.NormalQuantiles;
import ebb.schema.ExpectedDemandTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecast of a demand series from any origin, with prediction intervals from the errors of earlier origins.
 *
 * @param series to forecast
 * @param levels level and season, by origin and week ahead
 * @param reaches by origin: half the width of the interval in standard deviations by chance, learnt from the errors of the origins before
 */
@SuppressWarnings("ArrayRecordComponent")
record DemandForecast(DemandSeries series, DemandLevels levels, double[] reaches) {
    /** Nominal coverage of the prediction intervals. */
    private static final double SHARE_HELD = 0.8;

    /** Demand that changes by less than this share is called steady, however surely it changes: nobody buys otherwise for it. */
    private static final double LEAST_CHANGE = 0.1;

    /** Amounts in hundredths. */
    record Expected(double amount, double low, double high) {}

    /**
     * Errors of past forecasts, over the weeks that have a same week last year, or over all weeks where none has.
     *
     * @param weeks weeks judged
     * @param error sum of absolute errors over what was bought; NaN: none judged
     * @param lastYearError of the forecast as in the same week last year; NaN: that was not observed
     * @param held part of the weeks inside the interval; NaN: none judged
     */
    record Trust(long weeks, double error, double lastYearError, double held) {}

    static DemandForecast of(DemandSeries series, DemandLevels levels) {
        double[] reaches = new double[series.origins()];
        List<Double> errors = new ArrayList<>();
        for (int origin = series.origins() - 1; origin >= 0; origin--) {
            reaches[origin] = reach(errors);
            for (int week = 0; week < series.weeks() && origin > 0; week++) {
                double deviation = deviation(series, levels, origin, week);
                if (deviation > 0) {
                    double expected = series.expected()[origin][week] * levels.factors()[origin][week];
                    errors.add(Math.abs(series.came(origin, week) - expected) / deviation);
                }
            }
        }
        return new DemandForecast(series, levels, reaches);
    }

    /**
     * Split conformal prediction (Vovk, Gammerman and Shafer, 2005): the quantile of past errors at the nominal coverage, in standard deviations of a
     * compound Poisson sum. The normal quantile where there are too few errors.
     */
    private static double reach(List<Double> errors) {
        int rank = (int) Math.ceil(SHARE_HELD * (errors.size() + 1));
        return errors.isEmpty() || rank > errors.size()
                ? NormalQuantiles.P90
                : errors.stream().sorted().skip(rank - 1).findFirst().orElseThrow();
    }

    /** Standard deviation of the demand as a compound Poisson sum. */
    private static double deviation(DemandSeries series, DemandLevels levels, int origin, int week) {
        return Math.sqrt(series.variance()[origin][week]) * levels.factors()[origin][week];
    }

    Expected expected(int origin, int week) {
        double level = levels.factors()[origin][week];
        double amount = series.expected()[origin][week] * level;
        double reach = reaches[origin] * deviation(series, levels, origin, week);
        return new Expected(amount, Math.max(0, amount - reach), amount + reach);
    }

    /** Over the past origins that have an earlier one to learn from. */
    Trust trust() {
        boolean withLastYear = false;
        for (int origin = 1; origin + 1 < series.origins(); origin++) {
            withLastYear |= !Double.isNaN(series.lastYear(origin, series.weeks() - 1));
        }
        Errors errors = new Errors();
        for (int origin = 1; origin + 1 < series.origins(); origin++) {
            for (int week = 0; week < series.weeks(); week++) {
                double lastYear = series.lastYear(origin, week);
                if (!withLastYear || !Double.isNaN(lastYear)) {
                    errors.add(series.came(origin, week), expected(origin, week), lastYear);
                }
            }
        }
        return errors.trust();
    }

    /** How a week ahead of an origin is called against the weeks before it, by {@link ExpectedDemandTable#CHANGE}; null where those were not observed. */
    String change(int origin, int week) {
        double recent = series.recentWeek(origin);
        if (Double.isNaN(recent)) {
            return null;
        }
        Expected expected = expected(origin, week);
        if (expected.low() > recent && expected.amount() >= (1 + LEAST_CHANGE) * recent) {
            return ExpectedDemandTable.RISING;
        }
        boolean falls = expected.high() < recent && expected.amount() <= (1 - LEAST_CHANGE) * recent;
        return falls ? ExpectedDemandTable.FALLING : ExpectedDemandTable.STEADY;
    }

    /**
     * What became of the weeks that would have been called rising or falling.
     *
     * @param judged so many
     * @param right those in which more, or less, was bought than in the weeks before
     */
    record PastChanges(long judged, long right) {}

    /** Over the past origins that have an earlier one to learn from. */
    PastChanges pastChanges() {
        long judged = 0;
        long right = 0;
        for (int origin = 1; origin + 1 < series.origins(); origin++) {
            double recent = series.recentWeek(origin);
            for (int week = 0; week < series.weeks(); week++) {
                String change = change(origin, week);
                boolean rises = ExpectedDemandTable.RISING.equals(change);
                if (rises || ExpectedDemandTable.FALLING.equals(change)) {
                    double came = series.came(origin, week);
                    judged++;
                    right += (rises ? came > recent : came < recent) ? 1 : 0;
                }
            }
        }
        return new PastChanges(judged, right);
    }

    private static final class Errors {
        private long weeks;
        private long held;
        private double bought;
        private double errors;
        private double lastYearErrors;

        void add(double came, Expected expected, double lastYear) {
            weeks++;
            held += came >= expected.low() && came <= expected.high() ? 1 : 0;
            bought += came;
            errors += Math.abs(came - expected.amount());
            lastYearErrors += Math.abs(came - lastYear);
        }

        Trust trust() {
            return new Trust(
                    weeks,
                    bought > 0 ? errors / bought : Double.NaN,
                    bought > 0 ? lastYearErrors / bought : Double.NaN,
                    weeks > 0 ? (double) held / weeks : Double.NaN);
        }
    }
}
