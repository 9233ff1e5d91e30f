package ebb.evaluation;

import ebb.customer.NormalQuantiles;
import java.io.Serializable;
import java.util.Map;

/**
 * Shares made comparable by direct standardisation: the share of each stratum, weighed by how often the stratum is found in a standard population
 * (Breslow and Day 1987, chapter 2).
 */
public final class StratifiedShare {
    private static final double HALF = 0.5;

    private StratifiedShare() {}

    /**
     * A stratum.
     *
     * @param size how many there are; of unequal weights their effective number
     * @param counted how many of them have what the share is of
     */
    public record Count(double size, double counted) implements Serializable {
        public static final Count NONE = new Count(0, 0);

        public Count plus(Count other) {
            return new Count(size + other.size, counted + other.counted);
        }

        double share() {
            return counted / size;
        }

        /** Variance of the share; half a one is added to both sides so that none or all of a few is not taken for certain. */
        double variance() {
            double smoothed = (counted + HALF) / (size + 2 * HALF);
            return smoothed * (1 - smoothed) / size;
        }
    }

    /** The share with the standard's mix of strata, over those in which anyone was; NaN where in none. */
    public static Interval of(Map<Integer, Count> counts, Map<Integer, Double> standard) {
        double weights = 0;
        double share = 0;
        double variance = 0;
        for (Map.Entry<Integer, Double> stratum : standard.entrySet()) {
            Count count = counts.getOrDefault(stratum.getKey(), Count.NONE);
            if (count.size() > 0) {
                double weight = stratum.getValue();
                weights += weight;
                share += weight * count.share();
                variance += weight * weight * count.variance();
            }
        }
        return interval(share / weights, Math.sqrt(variance) / weights, 0);
    }

    /** The difference of two shares, -1 to 1, over the strata in which both have someone; NaN where in none. */
    public static Interval difference(
            Map<Integer, Count> one, Map<Integer, Count> other, Map<Integer, Double> standard) {
        double weights = 0;
        double difference = 0;
        double variance = 0;
        for (Map.Entry<Integer, Double> stratum : standard.entrySet()) {
            Count left = one.getOrDefault(stratum.getKey(), Count.NONE);
            Count right = other.getOrDefault(stratum.getKey(), Count.NONE);
            if (left.size() > 0 && right.size() > 0) {
                double weight = stratum.getValue();
                weights += weight;
                difference += weight * (left.share() - right.share());
                variance += weight * weight * (left.variance() + right.variance());
            }
        }
        return interval(difference / weights, Math.sqrt(variance) / weights, -1);
    }

    /** The 95 % interval, cut at the least possible value and at 1. */
    private static Interval interval(double value, double standardError, double least) {
        double reach = NormalQuantiles.P975 * standardError;
        return new Interval(value, Math.max(least, value - reach), Math.min(1, value + reach));
    }
}
