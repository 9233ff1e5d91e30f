package ebb.reason;

import ebb.feature.Feature;
import java.util.Set;

/** Everything that no other theme owns, so that the themes add up to the score. */
final class OtherFactors implements Theme {

    @Override
    public String name() {
        return "other signs";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of();
    }

    @Override
    public boolean owns(String feature) {
        return true;
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        return Sentence.either("several smaller signs taken together");
    }
}
