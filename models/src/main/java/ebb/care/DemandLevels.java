package ebb.care;

/**
 * Factors that correct forecasts for level (by the ratio of demand to earlier forecasts) and season, estimated from total demand because single
 * categories and regions are too small.
 *
 * <p>The factors of an origin use only origins whose weeks had passed by then.
 *
 * @param factors by origin and week ahead
 */
@SuppressWarnings("ArrayRecordComponent")
record DemandLevels(double[][] factors) {
    private static final double LEAST = 0.5;
    private static final double MOST = 2;

    static DemandLevels of(DemandSeries total) {
        double[][] factors = new double[total.origins()][total.weeks()];
        double came = 0;
        double forecast = 0;
        // From the earliest origin on, so that each knows those before it.
        for (int origin = total.origins() - 1; origin >= 0; origin--) {
            double level = came / forecast;
            double bounded = Double.isFinite(level) ? Math.max(LEAST, Math.min(MOST, level)) : 1;
            for (int week = 0; week < total.weeks(); week++) {
                double season = total.season(origin, week);
                factors[origin][week] = season * bounded;
                if (origin > 0) {
                    came += total.came(origin, week);
                    forecast += total.expected()[origin][week] * season;
                }
            }
        }
        return new DemandLevels(factors);
    }
}
