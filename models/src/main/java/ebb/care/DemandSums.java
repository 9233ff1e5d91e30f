package ebb.care;

import java.io.Serializable;

/** Sums over customers from which demand series are made, in hundredths; adding two gives those of both. */
final class DemandSums implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Expected amount by origin, week ahead and cell. */
    final double[][][] expected;

    /** Its variance as a compound Poisson sum. */
    final double[][][] variance;

    /** Bought by weeks before the as-of date (0 the last) and cell. */
    final double[][] bought;

    DemandSums(int origins, int weeksAhead, int pastWeeks, int cells) {
        expected = new double[origins][weeksAhead][cells];
        variance = new double[origins][weeksAhead][cells];
        bought = new double[pastWeeks][cells];
    }

    DemandSums plus(DemandSums other) {
        for (int origin = 0; origin < expected.length; origin++) {
            for (int week = 0; week < expected[origin].length; week++) {
                add(expected[origin][week], other.expected[origin][week]);
                add(variance[origin][week], other.variance[origin][week]);
            }
        }
        for (int week = 0; week < bought.length; week++) {
            add(bought[week], other.bought[week]);
        }
        return this;
    }

    private static void add(double[] to, double[] more) {
        for (int cell = 0; cell < to.length; cell++) {
            to[cell] += more[cell];
        }
    }
}
