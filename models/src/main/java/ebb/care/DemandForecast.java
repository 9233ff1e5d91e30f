package ebb.care;

import ebb.customer.NormalQuantiles;

/**
 * The forecast of a series from any origin, and how far it was off before.
 *
 * @param series to forecast
 * @param levels level and season, by origin and week ahead
 * @param spreads by origin: squared error of the forecasts from the origins before, over their variance by chance
 */
@SuppressWarnings("ArrayRecordComponent")
record DemandForecast(DemandSeries series, DemandLevels levels, double[] spreads) {
    /** Amounts in hundredths. */
    record Expected(double amount, double low, double high) {}

    /**
     * How far past forecasts were off, over the weeks that have a same week last year, or over all where none has.
     *
     * @param weeks weeks judged
     * @param error sum of absolute errors over what was bought; NaN: none judged
     * @param lastYearError of the forecast as in the same week last year; NaN: that was not observed
     * @param held part of the weeks inside the interval; NaN: none judged
     */
    record Trust(long weeks, double error, double lastYearError, double held) {}

    static DemandForecast of(DemandSeries series, DemandLevels levels) {
        double[] spreads = new double[series.origins()];
        double ratio = 0;
        int count = 0;
        for (int origin = series.origins() - 1; origin >= 0; origin--) {
            // Chance is the least there is.
            spreads[origin] = count == 0 ? 1 : Math.max(1, ratio / count);
            for (int week = 0; week < series.weeks() && origin > 0; week++) {
                double level = levels.factors()[origin][week];
                double variance = series.variance()[origin][week] * level * level;
                if (variance > 0) {
                    double error = series.came(origin, week) - series.expected()[origin][week] * level;
                    ratio += error * error / variance;
                    count++;
                }
            }
        }
        return new DemandForecast(series, levels, spreads);
    }

    Expected expected(int origin, int week) {
        double level = levels.factors()[origin][week];
        double amount = series.expected()[origin][week] * level;
        double reach = NormalQuantiles.P90 * Math.sqrt(spreads[origin] * series.variance()[origin][week]) * level;
        return new Expected(amount, Math.max(0, amount - reach), amount + reach);
    }

    /** Over the past origins that had one before them to learn from. */
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
