package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.Spending;
import java.util.Map;

/**
 * One customer's features, and the typical customer's beside them; NaN where there is none.
 *
 * <p>The typical customer is the median of all active ones. A customer who spends over {@link #PEER_RATIO} times as much in a year is of another kind, a
 * company among consumers, and is compared with nobody.
 */
final class FeatureValues {
    private static final double PEER_RATIO = 10;

    private final Map<String, Integer> index;
    private final double[] own;
    private final double[] typical;

    FeatureValues(Map<String, Integer> index, double[] own, double[] typical) {
        this.index = index;
        this.own = own;
        this.typical = typical;
    }

    double own(Feature<?> feature) {
        return at(own, feature);
    }

    double typical(Feature<?> feature) {
        return isPeer() ? at(typical, feature) : Double.NaN;
    }

    /** Whether the customer is of the kind that the typical one stands for; also where a year's spending is not known. */
    private boolean isPeer() {
        return !(at(own, Spending.LAST_YEAR) > PEER_RATIO * at(typical, Spending.LAST_YEAR));
    }

    boolean has(Feature<?> feature) {
        return !Double.isNaN(own(feature));
    }

    private double at(double[] values, Feature<?> feature) {
        Integer i = index.get(feature.name());
        return i == null ? Double.NaN : values[i];
    }
}
