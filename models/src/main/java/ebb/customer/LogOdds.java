package ebb.customer;

/** The logistic function and its inverse: between log-odds and probabilities. */
public final class LogOdds {
    /** No estimated probability is closer to 0 or 1 than this. */
    private static final double FLOOR = 1e-4;

    private LogOdds() {}

    /** The logistic function. */
    public static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Log-odds of an estimated probability, which is kept a ten-thousandth away from 0 and 1. */
    public static double of(double probability) {
        return exactly(Math.min(1 - FLOOR, Math.max(FLOOR, probability)));
    }

    /** Log-odds of a probability as it stands: infinite at 0 and 1. */
    public static double exactly(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
