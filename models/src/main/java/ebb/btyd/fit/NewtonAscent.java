package ebb.btyd.fit;

import ebb.btyd.model.LogLikelihood;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Maximises a smooth function by Newton's method, with the Hessian from differences of the analytic gradient.
 *
 * <p>Hipparchus has derivative-free and conjugate-gradient searches, which take ten times the evaluations on the curved ridges of these likelihoods;
 * its eigen-decomposition serves to reverse directions of the wrong curvature.
 */
public final class NewtonAscent {
    private static final int MAX_STEPS = 50;
    private static final double LONGEST_STEP = 1.5;
    private static final double GAIN_TO_STOP = 1e-6;

    private final LogLikelihood function;

    public NewtonAscent(LogLikelihood function) {
        this.function = function;
    }

    /** The maximum found. */
    public record Maximum(RealVector at, double value) {}

    public Maximum from(double[] start) {
        double[] at = start.clone();
        double[] gradient = new double[at.length];
        double value = function.at(at, gradient);
        for (int i = 0; i < MAX_STEPS; i++) {
            RealVector slope = new ArrayRealVector(gradient);
            RealVector step = step(forwardHessian(at, gradient), slope);
            double gain = slope.dotProduct(step) / 2;
            double[] next = at;
            double nextValue = Double.NEGATIVE_INFINITY;
            double[] nextGradient = new double[at.length];
            for (double part = 1; part > 1e-6 && !(nextValue >= value); part /= 4) {
                next = new ArrayRealVector(at).add(step.mapMultiply(part)).toArray();
                nextValue = function.at(next, nextGradient);
            }
            if (!(nextValue >= value)) {
                break;
            }
            at = next;
            value = nextValue;
            gradient = nextGradient;
            if (gain < GAIN_TO_STOP) {
                break;
            }
        }
        return new Maximum(new ArrayRealVector(at), value);
    }

    /** The matrix of second derivatives, from central differences of the gradient. */
    public RealMatrix hessian(RealVector at) {
        int n = at.getDimension();
        double[][] rows = new double[n][n];
        double width = 1e-4;
        double[] above = new double[n];
        double[] below = new double[n];
        for (int i = 0; i < n; i++) {
            double[] point = at.toArray();
            point[i] += width;
            function.at(point, above);
            point[i] -= 2 * width;
            function.at(point, below);
            for (int j = 0; j < n; j++) {
                rows[i][j] = (above[j] - below[j]) / (2 * width);
            }
        }
        return symmetric(rows);
    }

    private RealMatrix forwardHessian(double[] at, double[] gradient) {
        int n = at.length;
        double[][] rows = new double[n][n];
        double width = 1e-5;
        for (int i = 0; i < n; i++) {
            double[] point = at.clone();
            point[i] += width;
            function.at(point, rows[i]);
            for (int j = 0; j < n; j++) {
                rows[i][j] = (rows[i][j] - gradient[j]) / width;
            }
        }
        return symmetric(rows);
    }

    private static RealMatrix symmetric(double[][] rows) {
        RealMatrix matrix = new Array2DRowRealMatrix(rows, false);
        return matrix.add(matrix.transpose()).scalarMultiply(0.5);
    }

    private static RealVector step(RealMatrix hessian, RealVector slope) {
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(hessian);
        double steepest = 0;
        for (double curvature : eigen.getEigenvalues()) {
            steepest = Math.max(steepest, Math.abs(curvature));
        }
        RealVector step = new ArrayRealVector(slope.getDimension());
        for (int i = 0; i < slope.getDimension(); i++) {
            RealVector direction = eigen.getEigenvector(i);
            double curvature =
                    Math.max(Math.abs(eigen.getEigenvalue(i)), Math.max(1e-10 * steepest, Double.MIN_NORMAL));
            step = step.add(direction.mapMultiply(slope.dotProduct(direction) / curvature));
        }
        double longest = step.getLInfNorm();
        return longest > LONGEST_STEP ? step.mapMultiply(LONGEST_STEP / longest) : step;
    }
}
