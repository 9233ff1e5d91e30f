package ebb.btyd.fit;

import ebb.btyd.model.LogLikelihood;

/**
 * A log-likelihood with a barrier at bounds of the parameters, so that the search stops there when it follows a flat ridge.
 *
 * @param inside left as it is between the bounds
 * @param stiffness how hard the bounds are, about the number of customers
 */
public record BoundedLikelihood(LogLikelihood inside, Bounds bounds, double stiffness) implements LogLikelihood {

    @Override
    public double at(double[] logParameters, double[] gradient) {
        double value = inside.at(logParameters, gradient);
        for (int i = 0; i < logParameters.length; i++) {
            double beyond = bounds.beyond(logParameters[i], i);
            value -= stiffness * beyond * beyond / 2;
            gradient[i] -= stiffness * beyond;
        }
        return value;
    }

    /** Lowest and highest value of each log parameter. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Bounds(double[] low, double[] high) {
        private static final double NEAR = 0.05;

        double beyond(double value, int i) {
            return Math.max(0, value - high[i]) + Math.min(0, value - low[i]);
        }

        boolean reached(double value, int i) {
            return value > high[i] - NEAR || value < low[i] + NEAR;
        }
    }
}
