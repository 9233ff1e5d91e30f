package ebb.churn.linear;

import ebb.churn.fit.TrainingMatrix;
import ebb.customer.LogOdds;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * A logistic regression by Newton's method with step halving. Sums are taken over a fixed number of stretches of rows and added in their order: the same coefficients
 * on any number of cores.
 */
public final class NewtonLogisticFit {
    private static final int MOST_STEPS = 100;
    private static final double CLOSE_ENOUGH = 1e-9;
    /** Maximum step length: far from the solution the quadratic approximation is poor. */
    private static final double LONGEST_STEP = 3;
    /** Largest negative slope at the end of a step, as a share of the positive slope at its beginning. */
    private static final double OVERSHOOT = 0.5;
    /** Keeps the matrix invertible where an input never varies. */
    private static final double JITTER = 1e-9;

    private static final int STRETCHES = 16;

    /** Rows gathered at a time: one column after the other is read much faster than all columns of one row. A multiple of {@link #AT_ONCE}. */
    private static final int BLOCK = 32;

    /** Rows added to the curvature at a time, one after the other as one by one: each sum is loaded and stored once for all. */
    private static final int AT_ONCE = 4;

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
        double[] start = new double[size];
        start[0] = LogOdds.of(examples.churnRate());
        Point at = point(new ArrayRealVector(start, false));
        DecompositionSolver curvature = null;
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            // The curvature costs as much as many gradients and changes little near the end: it is taken again only
            // while steps hardly shrink.
            boolean stale = curvature == null || before > 0.1;
            if (stale) {
                curvature =
                        new CholeskyDecomposition(curvature(at.coefficients().toArray()), 1e-8, 1e-300).getSolver();
            }
            RealVector move = curvature.solve(at.gradient());
            double longest = move.getLInfNorm();
            if (longest < CLOSE_ENOUGH) {
                return at.coefficients().add(move).toArray();
            }
            at = halvedWhereTooFar(at, move.mapMultiply(Math.min(1, LONGEST_STEP / longest)));
            before = longest > before / 2 ? Double.POSITIVE_INFINITY : longest;
        }
        return at.coefficients().toArray();
    }

    private record Point(RealVector coefficients, RealVector gradient) {}

    private Point point(RealVector coefficients) {
        return new Point(coefficients, gradient(coefficients.toArray()));
    }

    /**
     * Where the outcomes are nearly separable, whole Newton steps can overshoot the maximum of the penalised log-likelihood in both directions by turns and
     * never converge. The log-likelihood is concave, so along a step its slope only falls: where the slope at the end is negative and larger than half of
     * that at the beginning, the step is halved (the strong curvature condition of Wolfe 1969).
     */
    private Point halvedWhereTooFar(Point from, RealVector step) {
        RealVector shorter = step;
        Point to = point(from.coefficients().add(shorter));
        while (to.gradient().dotProduct(step) < -OVERSHOOT * from.gradient().dotProduct(step)
                && shorter.getLInfNorm() > CLOSE_ENOUGH) {
            shorter = shorter.mapMultiply(0.5);
            to = point(from.coefficients().add(shorter));
        }
        return to;
    }

    private RealVector gradient(double[] coefficients) {
        double[] sums = summed(new double[1][size], (from, count, block, into) -> {
            for (int r = 0; r < count; r++) {
                int row = from + r;
                double residual =
                        examples.weight(row) * ((examples.churned(row) ? 1 : 0) - probability(coefficients, block[r]));
                add(block[r], residual, into[0]);
            }
        })[0];
        for (int k = 1; k < size; k++) {
            sums[k] += ridge.strength() * (ridge.towards() - coefficients[k]);
        }
        return new ArrayRealVector(sums, false);
    }

    private RealMatrix curvature(double[] coefficients) {
        double[][] triangle =
                IntStream.rangeClosed(1, size).mapToObj(double[]::new).toArray(double[][]::new);
        double[][] sums = summed(triangle, (from, count, block, into) -> {
            double[] spread = new double[BLOCK];
            for (int r = 0; r < count; r++) {
                double probability = probability(coefficients, block[r]);
                spread[r] = examples.weight(from + r) * probability * (1 - probability);
            }
            for (int i = 0; i < size; i++) {
                for (int r = 0; r < BLOCK; r += AT_ONCE) {
                    addFour(block, spread, r, into[i]);
                }
            }
        });
        RealMatrix matrix = MatrixUtils.createRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix.setEntry(i, j, sums[i][j]);
                matrix.setEntry(j, i, sums[i][j]);
            }
            matrix.addToEntry(i, i, JITTER + (i == 0 ? 0 : ridge.strength()));
        }
        return matrix;
    }

    private static void add(double[] x, double factor, double[] into) {
        for (int j = 0; j < into.length; j++) {
            into[j] += factor * x[j];
        }
    }

    /** A row of the triangle; a row of the block that is beyond the last example has a spread of 0 and adds nothing. */
    private static void addFour(double[][] block, double[] spread, int first, double[] into) {
        int i = into.length - 1;
        double[] x0 = block[first];
        double[] x1 = block[first + 1];
        double[] x2 = block[first + 2];
        double[] x3 = block[first + 3];
        double s0 = spread[first] * x0[i];
        double s1 = spread[first + 1] * x1[i];
        double s2 = spread[first + 2] * x2[i];
        double s3 = spread[first + 3] * x3[i];
        for (int j = 0; j <= i; j++) {
            into[j] = into[j] + s0 * x0[j] + s1 * x1[j] + s2 * x2[j] + s3 * x3[j];
        }
    }

    /** What a block of rows, from the example {@code from} on, adds to the sums; {@code block[r][0]} is 1 for the intercept. */
    private interface BlockSums {
        void add(int from, int count, double[][] block, double[][] into);
    }

    private double[][] summed(double[][] zero, BlockSums blockSums) {
        double[][][] parts = IntStream.range(0, STRETCHES)
                .parallel()
                .mapToObj(stretch -> summed(stretch, copied(zero), blockSums))
                .toArray(double[][][]::new);
        double[][] sums = parts[0];
        for (int stretch = 1; stretch < STRETCHES; stretch++) {
            for (int i = 0; i < sums.length; i++) {
                add(parts[stretch][i], 1, sums[i]);
            }
        }
        return sums;
    }

    private static double[][] copied(double[][] zero) {
        return Arrays.stream(zero).map(double[]::clone).toArray(double[][]::new);
    }

    private double[][] summed(int stretch, double[][] into, BlockSums blockSums) {
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
            blockSums.add(from, count, block, into);
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
