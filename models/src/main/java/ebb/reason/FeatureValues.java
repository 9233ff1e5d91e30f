package ebb.reason;

import java.util.Map;

/** One customer's features by name, and the typical customer's beside them; NaN where there is none. */
final class FeatureValues {
    private final Map<String, Integer> index;
    private final double[] own;
    private final double[] typical;

    FeatureValues(Map<String, Integer> index, double[] own, double[] typical) {
        this.index = index;
        this.own = own;
        this.typical = typical;
    }

    double own(String feature) {
        return at(own, feature);
    }

    double typical(String feature) {
        return at(typical, feature);
    }

    boolean has(String feature) {
        return !Double.isNaN(own(feature));
    }

    private double at(double[] values, String feature) {
        Integer i = index.get(feature);
        return i == null ? Double.NaN : values[i];
    }
}
