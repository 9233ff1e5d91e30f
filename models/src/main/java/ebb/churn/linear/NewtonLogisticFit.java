package ebb.churn.linear;

import ebb.churn.fit.TrainingMatrix;
import ebb.customer.LogOdds;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * A logistic regression by Newton's method. Sums are taken over a fixed number of stretches of rows and added in their order: the same coefficients
 * on any number of cores.
 */
public final class NewtonLogisticFit {
    private static final int MOST_STEPS = 100;
    private static final double CLOSE_ENOUGH = 1e-9;
    /** Maximum step length: far from the solution the quadratic approximation is poor. */
    private static final double LONGEST_STEP = 3;
    /** Keeps the matrix invertible where an input never varies. */
    private static final double JITTER = 1e-9;

    private static final int STRETCHES = 16;

    /** Rows gathered at a time: one column after the other is read much faster than all columns of one row. */
    private static final int BLOCK = 32;

    private final double[][] inputs;
    private final TrainingMatrix examples;
    private final Ridge ridge;
    private final int size;

    private NewtonLogisticFit(double[][] inputs, TrainingMatrix examples, Ridge ridge) {
        this.inputs = inputs;
        this.examples = examples;
        this.ridge = ridge;
        this.size = inputs.length + 1;
    }

    /**
     * A ridge penalty of every coefficient but the intercept towards a value.
     *
     * @param strength in units of one example's weight
     * @param towards the value
     */
    public record Ridge(double strength, double towards) {
        public static final Ridge NONE = new Ridge(0, 0);
    }

    /** Intercept and coefficients; {@code inputs[k][row]}. */
    public static double[] of(double[][] inputs, TrainingMatrix examples, Ridge ridge) {
        return new NewtonLogisticFit(inputs, examples, ridge).coefficients();
    }

    private double[] coefficients() {
        RealVector coefficients = new ArrayRealVector(size);
        coefficients.setEntry(0, LogOdds.of(examples.churnRate()));
        DecompositionSolver curvature = null;
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            // The curvature costs as much as many gradients and changes little near the end: it is taken again only
            // while steps hardly shrink.
            boolean stale = curvature == null || before > 0.1;
            if (stale) {
                curvature = new CholeskyDecomposition(curvature(coefficients.toArray()), 1e-8, 1e-300).getSolver();
            }
            RealVector move = curvature.solve(gradient(coefficients.toArray()));
            double longest = move.getLInfNorm();
            coefficients = coefficients.add(move.mapMultiply(Math.min(1, LONGEST_STEP / Math.max(longest, 1e-300))));
            if (longest < CLOSE_ENOUGH) {
                break;
            }
            before = longest > before / 2 ? Double.POSITIVE_INFINITY : longest;
        }
        return coefficients.toArray();
    }

    private RealVector gradient(double[] coefficients) {
        double[] sums = summed(size, (row, x, into) -> {
            double residual = examples.weight(row) * ((examples.churned(row) ? 1 : 0) - probability(coefficients, x));
            for (int i = 0; i < size; i++) {
                into[i] += residual * x[i];
            }
        });
        for (int k = 1; k < size; k++) {
            sums[k] += ridge.strength() * (ridge.towards() - coefficients[k]);
        }
        return new ArrayRealVector(sums, false);
    }

    private RealMatrix curvature(double[] coefficients) {
        double[] sums = summed(size * size, (row, x, into) -> {
            double probability = probability(coefficients, x);
            double spread = examples.weight(row) * probability * (1 - probability);
            for (int i = 0; i < size; i++) {
                double scaled = spread * x[i];
                for (int j = 0; j <= i; j++) {
                    into[i * size + j] += scaled * x[j];
                }
            }
        });
        RealMatrix matrix = MatrixUtils.createRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix.setEntry(i, j, sums[i * size + j]);
                matrix.setEntry(j, i, sums[i * size + j]);
            }
            matrix.addToEntry(i, i, JITTER + (i == 0 ? 0 : ridge.strength()));
        }
        return matrix;
    }

    /** What one row adds to the sums; {@code x[0]} is 1 for the intercept. */
    private interface RowSums {
        void add(int row, double[] x, double[] into);
    }

    private double[] summed(int length, RowSums rowSums) {
        double[][] parts = IntStream.range(0, STRETCHES)
                .parallel()
                .mapToObj(stretch -> summed(stretch, new double[length], rowSums))
                .toArray(double[][]::new);
        double[] sums = parts[0];
        for (int stretch = 1; stretch < STRETCHES; stretch++) {
            for (int i = 0; i < length; i++) {
                sums[i] += parts[stretch][i];
            }
        }
        return sums;
    }

    private double[] summed(int stretch, double[] into, RowSums rowSums) {
        double[][] block = new double[BLOCK][size];
        for (double[] x : block) {
            x[0] = 1;
        }
        int end = bound(stretch + 1);
        for (int from = bound(stretch); from < end; from += BLOCK) {
            int count = Math.min(BLOCK, end - from);
            for (int k = 1; k < size; k++) {
                for (int i = 0; i < count; i++) {
                    block[i][k] = inputs[k - 1][from + i];
                }
            }
            for (int i = 0; i < count; i++) {
                rowSums.add(from + i, block[i], into);
            }
        }
        return into;
    }

    private int bound(int stretch) {
        return (int) ((long) examples.size() * stretch / STRETCHES);
    }

    private static double probability(double[] coefficients, double[] x) {
        double logOdds = 0;
        for (int k = 0; k < x.length; k++) {
            logOdds += coefficients[k] * x[k];
        }
        return LogOdds.probability(logOdds);
    }
}
