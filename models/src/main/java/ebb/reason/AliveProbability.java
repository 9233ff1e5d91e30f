package ebb.reason;

import java.util.Set;

/** The buy-till-you-die models' word on the customer. */
final class AliveProbability implements Theme {
    private static final String PREFIX = "btyd_";
    private static final String P_ALIVE = "btyd_p_alive";

    @Override
    public String name() {
        return "buy till you die";
    }

    @Override
    public Set<String> features() {
        return Set.of(P_ALIVE);
    }

    @Override
    public boolean owns(String feature) {
        return feature.startsWith(PREFIX);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(P_ALIVE)) {
            return Sentence.NONE;
        }
        double alive = figures.own(P_ALIVE);
        return Sentence.leaning(
                alive < 0.5,
                "the pattern of purchases gives " + Words.percent(alive) + " that they are still a customer");
    }
}
