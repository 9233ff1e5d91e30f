package ebb.feature;

import java.io.Serializable;

/**
 * How the logarithms of gaps are spread over all customers: a customer has a mean of their own, and gaps vary around it.
 *
 * @param customers customers with at least one gap
 * @param mean mean of the customers' means of log gap
 * @param betweenVariance variance of the customers' true means
 * @param withinVariance variance of one customer's log gaps around their mean
 */
public record GapPrior(long customers, double mean, double betweenVariance, double withinVariance)
        implements Serializable {
    /** Keeps a population of clockwork buyers, or of identical ones, from a variance of nothing. */
    private static final double LEAST_VARIANCE = 0.01;

    public static final GapPrior UNKNOWN = new GapPrior(0, Double.NaN, Double.NaN, Double.NaN);

    /**
     * Estimated by moments: unweighted one-way random effects (Searle, Casella and McCulloch, Variance Components, 1992, ch. 3), so that frequent
     * buyers do not speak for everyone.
     */
    public static GapPrior from(GapSums sums) {
        long customers = sums.customers();
        if (customers == 0) {
            return UNKNOWN;
        }
        double mean = sums.means() / customers;
        double free = sums.gaps() - customers;
        double within = free > 0 ? (sums.squares() - sums.weightedSquaresOfMeans()) / free : 0;
        double ofMeans = customers > 1 ? (sums.squaresOfMeans() - customers * mean * mean) / (customers - 1) : 0;
        double between = ofMeans - within * sums.reciprocalGaps() / customers;
        return new GapPrior(customers, mean, Math.max(between, LEAST_VARIANCE), Math.max(within, LEAST_VARIANCE));
    }

    /** Whether anyone had bought on two days. */
    public boolean isKnown() {
        return customers > 0;
    }
}
