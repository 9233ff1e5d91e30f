package ebb.care;

import ebb.customer.CalendarDays;
import java.util.List;

/**
 * Demand of one or more cells: what was expected from each origin, and what was bought in each past week; hundredths.
 *
 * @param expected by origin and week ahead
 * @param variance of it, by chance alone
 * @param bought by weeks before the as-of date, 0 the last
 */
@SuppressWarnings("ArrayRecordComponent")
record DemandSeries(double[][] expected, double[][] variance, double[] bought) {
    private static final int WEEKS_A_YEAR = 52;
    private static final int HALF_YEAR_WEEKS = CalendarDays.HALF_YEAR / CalendarDays.WEEK;
    private static final double LEAST_SEASON = 0.5;
    private static final double MOST_SEASON = 2;

    static DemandSeries of(int weeks, DemandSums sums, List<Integer> cells) {
        int origins = sums.expected.length;
        double[][] expected = new double[origins][weeks];
        double[][] variance = new double[origins][weeks];
        double[] bought = new double[sums.bought.length];
        for (int cell : cells) {
            for (int origin = 0; origin < origins; origin++) {
                for (int week = 0; week < weeks; week++) {
                    expected[origin][week] += sums.expected[origin][week][cell];
                    variance[origin][week] += sums.variance[origin][week][cell];
                }
            }
            for (int week = 0; week < bought.length; week++) {
                bought[week] += sums.bought[week][cell];
            }
        }
        return new DemandSeries(expected, variance, bought);
    }

    int origins() {
        return expected.length;
    }

    int weeks() {
        return expected[0].length;
    }

    boolean isEmpty() {
        return java.util.Arrays.stream(bought).sum() == 0;
    }

    /** What came in a week ahead of an earlier origin; origins lie as many weeks apart as are forecast. */
    double came(int origin, int week) {
        return bought[origin * weeks() - 1 - week];
    }

    /** What was bought 52 weeks before a week ahead of an origin; NaN where that was not observed. */
    double lastYear(int origin, int week) {
        return past(origin * weeks() - 1 - week + WEEKS_A_YEAR);
    }

    /** Bought in an average week of as many before an origin as are forecast; NaN where they were not all observed. */
    double recentWeek(int origin) {
        double sum = 0;
        for (int before = 0; before < weeks(); before++) {
            sum += past(origin * weeks() + before);
        }
        return sum / weeks();
    }

    private double past(int week) {
        return week < bought.length ? bought[week] : Double.NaN;
    }

    /**
     * Seasonal index of a week: demand in the same week last year over the mean of the year around it, smoothed over three weeks; 1 where that year
     * was not observed whole. Only weeks before the origin are used.
     */
    double season(int origin, int week) {
        int sameWeek = origin * weeks() - 1 - week + WEEKS_A_YEAR;
        int middle = origin * weeks() + WEEKS_A_YEAR;
        double near = (past(sameWeek - 1) + past(sameWeek) + past(sameWeek + 1)) / 3;
        double year = 0;
        for (int around = middle - HALF_YEAR_WEEKS; around < middle + HALF_YEAR_WEEKS; around++) {
            year += past(around) / WEEKS_A_YEAR;
        }
        double season = near / year;
        return Double.isFinite(season) ? Math.max(LEAST_SEASON, Math.min(MOST_SEASON, season)) : 1;
    }
}
