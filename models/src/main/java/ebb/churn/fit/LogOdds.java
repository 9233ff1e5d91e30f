package ebb.churn.fit;

/** Between probabilities and log-odds. */
public final class LogOdds {
    /** Nobody is surer than this: one in ten thousand. */
    private static final double FLOOR = 1e-4;

    private LogOdds() {}

    public static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Log-odds of a probability kept a ten-thousandth away from certainty. */
    public static double of(double probability) {
        double kept = Math.min(1 - FLOOR, Math.max(FLOOR, probability));
        return Math.log(kept / (1 - kept));
    }
}
