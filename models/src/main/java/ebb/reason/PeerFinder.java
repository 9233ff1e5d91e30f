package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.PaymentFeatures;
import ebb.feature.Spending;
import java.io.Serializable;
import java.util.List;

/** Assigns a customer to a peer group by the features of a model. */
public final class PeerFinder implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Multiple of the median yearly spending of the kind above which a customer is large. */
    private static final double LARGE_RATIO = 10;

    private final int late;
    private final int overdue;
    private final int yearlySpending;

    /** A finder for vectors of these features. */
    public PeerFinder(List<String> features) {
        this.late = slot(features, PaymentFeatures.LATE);
        this.overdue = slot(features, PaymentFeatures.OVERDUE);
        this.yearlySpending = slot(features, Spending.LAST_YEAR);
    }

    private static int slot(List<String> features, Feature<?> feature) {
        return features.indexOf(feature.name());
    }

    /** Whether the customer is invoiced, disregarding size; everyone where the model has no features of invoices. */
    public PeerGroup kind(double[] values) {
        if (late < 0 && overdue < 0) {
            return PeerGroup.EVERYONE;
        }
        return Double.isNaN(at(values, late)) && Double.isNaN(at(values, overdue))
                ? PeerGroup.NOT_INVOICED
                : PeerGroup.INVOICED;
    }

    /**
     * Whether a customer is large for the kind; false where a year's spending is not known.
     *
     * @param medians of the kind
     */
    public boolean isLarge(double[] values, double[] medians) {
        return at(values, yearlySpending) > LARGE_RATIO * at(medians, yearlySpending);
    }

    /** The most specific group of the customer that has typical values. */
    PeerGroup of(double[] values, TypicalValues typical) {
        PeerGroup kind = typical.knows(kind(values)) ? kind(values) : PeerGroup.EVERYONE;
        return typical.knows(kind.large()) && isLarge(values, typical.of(kind)) ? kind.large() : kind;
    }

    private static double at(double[] values, int slot) {
        return slot < 0 ? Double.NaN : values[slot];
    }
}
