package ebb.reason;

import ebb.feature.Feature;
import java.util.Map;

/** One customer's features, and beside them what is typical of the customer's peer group; NaN where there is none. */
final class FeatureValues {
    private final Map<String, Integer> index;
    private final double[] own;
    private final double[] typical;
    private final PeerGroup peers;

    FeatureValues(Map<String, Integer> index, double[] own, TypicalValues typical, PeerGroup peers) {
        this.index = index;
        this.own = own;
        this.typical = typical.of(peers);
        this.peers = peers;
    }

    double own(Feature<?> feature) {
        return at(own, feature);
    }

    Typical typical(Feature<?> feature) {
        return new Typical(at(typical, feature), peers);
    }

    boolean has(Feature<?> feature) {
        return !Double.isNaN(own(feature));
    }

    private double at(double[] values, Feature<?> feature) {
        Integer i = index.get(feature.name());
        return i == null ? Double.NaN : values[i];
    }
}
