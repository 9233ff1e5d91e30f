package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.LifetimeFeatures;
import java.util.Set;

/** P(alive), the probability by the buy-till-you-die model that the customer has not left. */
final class AliveProbability implements Theme {
    private static final Feature<?> P_ALIVE = LifetimeFeatures.ALIVE;

    @Override
    public String name() {
        return "buy till you die";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.copyOf(LifetimeFeatures.ALL);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(P_ALIVE)) {
            return Sentence.NONE;
        }
        double alive = figures.own(P_ALIVE);
        return Sentence.leaning(
                alive < 0.5,
                "the pattern of purchases gives " + NumberText.percent(alive) + " that they are still a customer");
    }
}
