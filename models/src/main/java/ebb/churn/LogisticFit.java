package ebb.churn;

import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** A logistic regression of a handful of inputs by Newton's method, in row order: for calibrating and stacking, where MLlib would be a crane. */
final class LogisticFit {
    private static final int MOST_STEPS = 50;
    private static final double CLOSE_ENOUGH = 1e-10;
    /** Keeps the matrix invertible where an input never varies. */
    private static final double JITTER = 1e-9;

    private LogisticFit() {}

    /**
     * A pull of every coefficient but the intercept towards a value.
     *
     * @param strength in units of one example's weight
     * @param towards the value
     */
    record Ridge(double strength, double towards) {
        static final Ridge NONE = new Ridge(0, 0);
    }

    /** Intercept and coefficients; {@code inputs[k][row]}. */
    static double[] of(double[][] inputs, Examples examples, Ridge ridge) {
        int size = inputs.length + 1;
        RealVector coefficients = new ArrayRealVector(size);
        coefficients.setEntry(0, LogOdds.of(examples.churnRate()));
        for (int step = 0; step < MOST_STEPS; step++) {
            RealVector gradient = new ArrayRealVector(size);
            RealMatrix curvature = MatrixUtils.createRealMatrix(size, size);
            accumulate(inputs, examples, coefficients, gradient, curvature);
            for (int k = 1; k < size; k++) {
                gradient.addToEntry(k, ridge.strength() * (ridge.towards() - coefficients.getEntry(k)));
                curvature.addToEntry(k, k, ridge.strength());
            }
            for (int k = 0; k < size; k++) {
                curvature.addToEntry(k, k, JITTER);
            }
            RealVector move = new LUDecomposition(curvature).getSolver().solve(gradient);
            double longest = move.getLInfNorm();
            coefficients = coefficients.add(move.mapMultiply(Math.min(1, 5 / Math.max(longest, 1e-300))));
            if (longest < CLOSE_ENOUGH) {
                break;
            }
        }
        return coefficients.toArray();
    }

    private static void accumulate(
            double[][] inputs, Examples examples, RealVector coefficients, RealVector gradient, RealMatrix curvature) {
        int size = coefficients.getDimension();
        double[] x = new double[size];
        x[0] = 1;
        for (int row = 0; row < examples.size(); row++) {
            double logOdds = coefficients.getEntry(0);
            for (int k = 1; k < size; k++) {
                x[k] = inputs[k - 1][row];
                logOdds += coefficients.getEntry(k) * x[k];
            }
            double probability = LogOdds.probability(logOdds);
            double residual = examples.weight(row) * ((examples.churned(row) ? 1 : 0) - probability);
            double spread = examples.weight(row) * probability * (1 - probability);
            for (int i = 0; i < size; i++) {
                gradient.addToEntry(i, residual * x[i]);
                for (int j = 0; j < size; j++) {
                    curvature.addToEntry(i, j, spread * x[i] * x[j]);
                }
            }
        }
    }
}
