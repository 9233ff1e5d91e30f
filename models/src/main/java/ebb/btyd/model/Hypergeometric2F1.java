package ebb.btyd.model;

/**
 * Gauss's hypergeometric function 2F1(1, b; c; z) for 0 <= z < 1 and c > b > 0, with its derivatives.
 *
 * <p>Euler's transform brings every 2F1 of the Pareto/NBD into this shape. The value is Gauss's continued fraction (DLMF 15.7.5) summed by
 * Steed's method: all terms are positive, so nothing cancels, and near z = 1 it needs the square root of the terms the power series does.
 */
final class Hypergeometric2F1 {
    private static final double PRECISION = 1e-16;
    private static final int MAX_TERMS = 1_000_000;

    double value;
    double byB;
    double byC;
    double byZ;

    /** Sets {@link #value}. */
    void evaluate(double b, double c, double z) {
        double d = 1;
        double term = 1;
        double sum = 1;
        for (int j = 1; j < MAX_TERMS; j++) {
            int k = j >> 1;
            double top = (j & 1) == 1 ? (b + k) * (c - 1 + k) : k * (c - b + k - 1);
            double e = top / ((c + j - 2) * (c + j - 1));
            e = z * d * (j == 1 ? b / c : e);
            d = 1 / (1 - e);
            term *= e * d;
            sum += term;
            if (term < PRECISION * sum) {
                break;
            }
        }
        value = sum;
    }

    /** The value 1 and the derivatives at z = 0, where the fraction has no terms. */
    void atZero(double b, double c) {
        value = 1;
        byB = 0;
        byC = 0;
        byZ = b / c;
    }

    /** Sets {@link #value} and the derivatives by b, c and z, for z above 0. */
    void differentiate(double b, double c, double z) {
        double d = 1;
        double dB = 0;
        double dC = 0;
        double dZ = 0;
        double term = 1;
        double logTermB = 0;
        double logTermC = 0;
        double logTermZ = 0;
        value = 1;
        byB = 0;
        byC = 0;
        byZ = 0;
        for (int j = 1; j < MAX_TERMS; j++) {
            int k = j >> 1;
            boolean odd = (j & 1) == 1;
            double p = odd ? b + k : c - b + k - 1;
            double q = odd ? c - 1 + k : k;
            double u = c + j - 2;
            double v = u + 1;
            double a = j == 1 ? z * b / c : z * p * q / (u * v);
            if (a == 0) {
                break;
            }
            // Derivatives of log a; c - 1 cancels in the first term.
            double aB = odd ? 1 / p : -1 / p;
            double aC = j == 1 ? -1 / c : (odd ? 1 / q : 1 / p) - 1 / u - 1 / v;
            double aZ = 1 / z;
            double e = a * d;
            double next = 1 / (1 - e);
            // log e = log a + log d, log next = -log(1 - e); logTerm += log e + log next.
            double eB = aB + dB;
            double eC = aC + dC;
            double eZ = aZ + dZ;
            double slope = e * next;
            dB = slope * eB;
            dC = slope * eC;
            dZ = slope * eZ;
            logTermB += eB + dB;
            logTermC += eC + dC;
            logTermZ += eZ + dZ;
            d = next;
            term *= slope;
            value += term;
            byB += term * logTermB;
            byC += term * logTermC;
            byZ += term * logTermZ;
            if (term * (1 + Math.abs(logTermZ)) < PRECISION * value) {
                break;
            }
        }
    }
}
