package ebb.customer;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** Quantiles and tails of the standard normal distribution. */
public final class NormalQuantiles {
    /** One customer in ten lies above: the upper end of a central 80 % interval. */
    public static final double P90 = of(0.9);

    /** The upper end of a central 95 % interval. */
    public static final double P975 = of(0.975);

    private NormalQuantiles() {}

    /** The value below which so much lies. */
    public static double of(double probability) {
        return new NormalDistribution(0, 1).inverseCumulativeProbability(probability);
    }

    /** The probability of a value above {@code quantile}. */
    public static double above(double quantile) {
        return new NormalDistribution(0, 1).cumulativeProbability(-quantile);
    }
}
