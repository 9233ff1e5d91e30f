package ebb.life.rhythm;

import java.io.Serializable;

/**
 * The probability that a visit of a habitual buyer includes the category, by how late the visit is in the customer's rhythm: isotonic, it never
 * falls.
 *
 * <p>Estimated separately for customers whose visits are rare, middling and frequent relative to the gap of the category, because a frequent visitor
 * can wait.
 */
public final class PurchaseProbabilityCurve implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double[] EDGES = {-2, -1.5, -1, -.5, 0, .5, 1};
    private static final double[] FREQUENCIES = {.3, .8};
    static final int BINS = (EDGES.length + 1) * (FREQUENCIES.length + 1);
    /** Prior weight of all categories together, in visits. */
    private static final double POOLED_VISITS = 20;
    /** Upper bound of the probability: no visit includes a category for certain. */
    private static final double SUREST = .95;

    private static final double LEAST = .01;

    private final double[] probabilities = new double[BINS];

    /** A curve from visits and purchases by bin, shrunk towards {@code pooled}; null: not shrunk. */
    static PurchaseProbabilityCurve of(long[] visits, long[] purchases, PurchaseProbabilityCurve pooled) {
        PurchaseProbabilityCurve curve = new PurchaseProbabilityCurve();
        for (int bin = 0; bin < BINS; bin++) {
            double prior = pooled == null ? .3 : pooled.probabilities[bin];
            double share = (purchases[bin] + POOLED_VISITS * prior) / (visits[bin] + POOLED_VISITS);
            boolean first = bin % (EDGES.length + 1) == 0;
            double rising = first ? share : Math.max(share, curve.probabilities[bin - 1]);
            curve.probabilities[bin] = Math.max(LEAST, Math.min(SUREST, rising));
        }
        return curve;
    }

    /**
     * The bin of a visit.
     *
     * @param standard how late the visit is against the expected one, in spreads
     * @param frequency mean gap between visits over the usual gap of the category
     */
    public static int bin(double standard, double frequency) {
        return below(FREQUENCIES, frequency) * (EDGES.length + 1) + below(EDGES, standard);
    }

    private static int below(double[] edges, double value) {
        int bin = 0;
        while (bin < edges.length && value >= edges[bin]) {
            bin++;
        }
        return bin;
    }

    /** Whether the visit is late by half a spread or more. */
    static boolean isLate(int bin) {
        return bin % (EDGES.length + 1) >= EDGES.length - 1;
    }

    double at(int bin) {
        return probabilities[bin];
    }
}
