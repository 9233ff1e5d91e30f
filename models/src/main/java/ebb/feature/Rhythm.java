package ebb.feature;

import ebb.customer.LogOdds;
import ebb.ledger.History;

/**
 * How a customer's gaps are spread: log-logistic around the usual gap, own gaps shrunk towards everyone's (empirical Bayes).
 *
 * <p>With n gaps, own mean y of log gap, within variance s2 and between variance t2, the mean is shrunk by n / (n + s2 / t2); the own variance by
 * counting the population's as {@link #PRIOR_GAPS} gaps. The log-logistic has the mean and variance of the next log gap; its tail is heavier than
 * the log-normal's, as real gaps are, and closed.
 *
 * @param usualGapDays median gap
 * @param spread standard deviation of the next log gap
 */
public record Rhythm(double usualGapDays, double spread) {
    private static final double PRIOR_GAPS = 4;
    private static final double LOGISTIC_SCALE = Math.sqrt(3) / Math.PI;

    public static Rhythm of(History history, GapPrior prior) {
        int gaps = Math.max(0, history.dayCount() - 1);
        double sum = 0;
        double squares = 0;
        for (int i = 1; i <= gaps; i++) {
            double log = LogTable.of(history.gap(i));
            sum += log;
            squares += log * log;
        }
        double ratio = prior.withinVariance() / prior.betweenVariance();
        double mean = (sum + ratio * prior.mean()) / (gaps + ratio);
        double around = gaps == 0 ? 0 : Math.max(0, squares - sum * sum / gaps);
        double within = (PRIOR_GAPS * prior.withinVariance() + around) / (PRIOR_GAPS + Math.max(0, gaps - 1));
        double uncertainty = prior.withinVariance() / (gaps + ratio);
        return new Rhythm(Math.exp(mean), Math.sqrt(within + uncertainty));
    }

    /** Probability that an ordinary gap is longer than {@code days}; half a day more, because gaps are whole days. */
    public double probabilityOfLongerGap(int days) {
        double standard = (Math.log(days + 0.5) - Math.log(usualGapDays)) / (spread * LOGISTIC_SCALE);
        return LogOdds.probability(-standard);
    }

    /** The gap that a share of the customer's ordinary gaps do not exceed. */
    public double quantileDays(double share) {
        return usualGapDays * Math.exp(spread * LOGISTIC_SCALE * LogOdds.exactly(share));
    }

    /** Probability that a gap which already lasts {@code silence} days ends within {@code days} more. */
    public double probabilityOfReturn(int silence, int days) {
        double longer = probabilityOfLongerGap(silence);
        return longer > 0 ? 1 - probabilityOfLongerGap(silence + days) / longer : 0;
    }
}
