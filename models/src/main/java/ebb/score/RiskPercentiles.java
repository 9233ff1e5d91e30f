package ebb.score;

import java.io.Serializable;
import java.util.Map;

/** Percentile ranks of churn probabilities among active customers, from a histogram with a resolution of 1e-5. */
final class RiskPercentiles implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Steps that probabilities are counted in. */
    public static final int STEPS = 100_000;

    private final double[] shareBelow = new double[STEPS + 1];

    /** From the number of active customers at each step of probability. */
    public static RiskPercentiles of(Map<Integer, Long> customersByStep) {
        RiskPercentiles percentiles = new RiskPercentiles();
        long all = customersByStep.values().stream().mapToLong(Long::longValue).sum();
        long below = 0;
        for (int step = 0; step <= STEPS; step++) {
            percentiles.shareBelow[step] = all == 0 ? 0 : (double) below / all;
            below += customersByStep.getOrDefault(step, 0L);
        }
        return percentiles;
    }

    /** The step of a probability from 0 to 1. */
    public static int step(double probability) {
        return (int) Math.round(probability * STEPS);
    }

    /** Share of active customers with a lower churn probability. */
    public double shareBelow(double probability) {
        return shareBelow[step(probability)];
    }
}
