package ebb.churn.fit;

/** Splits by customer, from the customer's name and a seed alone: independent of order, partition and machine. */
public final class Folds {
    private Folds() {}

    /** A number in [0, 1) that looks random. */
    public static double uniform(String customerId, long seed) {
        long hash = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < customerId.length(); i++) {
            hash = mixed(hash ^ customerId.charAt(i));
        }
        return (mixed(hash) >>> 11) * 0x1.0p-53;
    }

    /** Fold of a customer, from 0 to before {@code folds}. */
    public static int fold(String customerId, int folds, long seed) {
        return (int) (uniform(customerId, seed) * folds);
    }

    /** Finaliser of SplitMix64. */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
