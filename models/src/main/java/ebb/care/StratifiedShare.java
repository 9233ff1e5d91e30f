package ebb.care;

import ebb.customer.NormalQuantiles;
import ebb.evaluation.Interval;
import java.util.Map;

/**
 * Shares made comparable by direct standardisation: the share of each stratum, weighed by how often the stratum is found in a standard population
 * (Breslow and Day 1987, chapter 2).
 */
final class StratifiedShare {
    private static final double HALF = 0.5;

    private StratifiedShare() {}

    /** The share with the standard's mix of strata, over those in which anyone was; NaN where in none. */
    static Interval of(Map<Integer, RecoveryTally.Count> counts, Map<Integer, Double> standard) {
        double weights = 0;
        double share = 0;
        double variance = 0;
        for (Map.Entry<Integer, Double> stratum : standard.entrySet()) {
            RecoveryTally.Count count = counts.getOrDefault(stratum.getKey(), RecoveryTally.Count.NONE);
            if (count.customers() > 0) {
                double weight = stratum.getValue();
                weights += weight;
                share += weight * count.retained() / count.customers();
                variance += weight * weight * varianceOf(count);
            }
        }
        double value = share / weights;
        double reach = NormalQuantiles.P975 * Math.sqrt(variance) / weights;
        return new Interval(value, Math.max(0, value - reach), Math.min(1, value + reach));
    }

    /** The difference of two shares over the strata in which both have someone; NaN where in none. */
    static Interval difference(
            Map<Integer, RecoveryTally.Count> one,
            Map<Integer, RecoveryTally.Count> other,
            Map<Integer, Double> standard) {
        double weights = 0;
        double difference = 0;
        double variance = 0;
        for (Map.Entry<Integer, Double> stratum : standard.entrySet()) {
            RecoveryTally.Count left = one.getOrDefault(stratum.getKey(), RecoveryTally.Count.NONE);
            RecoveryTally.Count right = other.getOrDefault(stratum.getKey(), RecoveryTally.Count.NONE);
            if (left.customers() > 0 && right.customers() > 0) {
                double weight = stratum.getValue();
                weights += weight;
                difference += weight
                        * ((double) left.retained() / left.customers() - (double) right.retained() / right.customers());
                variance += weight * weight * (varianceOf(left) + varianceOf(right));
            }
        }
        double reach = NormalQuantiles.P975 * Math.sqrt(variance) / weights;
        return new Interval(difference / weights, difference / weights - reach, difference / weights + reach);
    }

    /** Variance of a share; half a customer is added to both sides so that none or all of a few is not taken for certain. */
    private static double varianceOf(RecoveryTally.Count count) {
        double share = (count.retained() + HALF) / (count.customers() + 2 * HALF);
        return share * (1 - share) / count.customers();
    }
}
