package ebb.btyd.fit;

import ebb.btyd.model.LogLikelihood;

/**
 * A log-likelihood with a wall far out: along a flat ridge the search comes to rest at the wall instead of running on for ever.
 *
 * @param inside left as it is between the walls
 * @param stiffness how hard the walls are, about the number of customers
 */
public record BoundedLikelihood(LogLikelihood inside, Walls walls, double stiffness) implements LogLikelihood {

    @Override
    public double at(double[] logParameters, double[] gradient) {
        double value = inside.at(logParameters, gradient);
        for (int i = 0; i < logParameters.length; i++) {
            double beyond = walls.beyond(logParameters[i], i);
            value -= stiffness * beyond * beyond / 2;
            gradient[i] -= stiffness * beyond;
        }
        return value;
    }

    /** Lowest and highest value of each log parameter. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Walls(double[] low, double[] high) {
        private static final double NEAR = 0.05;

        double beyond(double value, int i) {
            return Math.max(0, value - high[i]) + Math.min(0, value - low[i]);
        }

        boolean reached(double value, int i) {
            return value > high[i] - NEAR || value < low[i] + NEAR;
        }
    }
}
