package ebb.drift;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.util.FastMath;

/**
 * Population stability index of two samples in the same bins: the sum of {@code (p - q) ln(p / q)}.
 *
 * <p>Samples of one and the same population differ by chance: times {@code n m / (n + m)} the index is then about chi-squared with a degree of
 * freedom less than there are bins (Yurdakul and Naranjo 2020). The limit is therefore 0.1, the conventional threshold of a minor shift, plus a
 * quantile of that distribution.
 */
final class PopulationStabilityIndex {
    private static final double SMALL_CHANGE = 0.1;
    /** Significance level: low, because many features are tested. */
    private static final double SURELY = 0.999;

    private PopulationStabilityIndex() {}

    /** The index; half a customer is added to each bin so that empty bins give finite terms. */
    public static double index(long[] expected, long[] actual) {
        double of = Arrays.stream(expected).sum() + 0.5 * expected.length;
        double and = Arrays.stream(actual).sum() + 0.5 * actual.length;
        double sum = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            double p = (expected[bin] + 0.5) / of;
            double q = (actual[bin] + 0.5) / and;
            sum += (p - q) * FastMath.log(p / q);
        }
        return sum;
    }

    /** The index above which a shift is both significant and large enough to matter. */
    public static double limit(long[] expected, long[] actual) {
        double of = Math.max(1, Arrays.stream(expected).sum());
        double and = Math.max(1, Arrays.stream(actual).sum());
        return SMALL_CHANGE + chiSquared(expected.length - 1) * (1 / of + 1 / and);
    }

    private static double chiSquared(int degrees) {
        return new ChiSquaredDistribution(degrees).inverseCumulativeProbability(SURELY);
    }
}
