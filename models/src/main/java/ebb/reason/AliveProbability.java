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
        Typical typical = figures.typical(P_ALIVE);
        String words =
                "the pattern of purchases gives " + NumberText.percent(alive) + " that they are still a customer";
        return typical.isKnown()
                ? Sentence.compared(words + typical.words(NumberText.percent(typical.value())), alive, typical)
                : Sentence.leaning(alive < 0.5, words);
    }
}
