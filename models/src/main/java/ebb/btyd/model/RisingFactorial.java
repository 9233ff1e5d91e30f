package ebb.btyd.model;

import org.hipparchus.special.Gamma;

/** The rising factorial z (z + 1) ... (z + n - 1) on the log scale, exact where a difference of two log-gammas would cancel. */
final class RisingFactorial {
    private static final int SHORT = 64;

    private RisingFactorial() {}

    /** log Gamma(z + n) - log Gamma(z). */
    static double log(double z, int n) {
        if (n > SHORT) {
            return Gamma.logGamma(z + n) - Gamma.logGamma(z);
        }
        double sum = 0;
        double product = 1;
        for (int i = 0; i < n; i++) {
            product *= z + i;
            if (product > 1e280 || product < 1e-280) {
                sum += Math.log(product);
                product = 1;
            }
        }
        return sum + Math.log(product);
    }

    /** Derivative of {@link #log} by z: digamma(z + n) - digamma(z). */
    static double slope(double z, int n) {
        if (n > SHORT) {
            return Gamma.digamma(z + n) - Gamma.digamma(z);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 1 / (z + i);
        }
        return sum;
    }

    /** log(1 + exp(u)) without overflow. */
    static double logOnePlusExp(double u) {
        return u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
    }
}
