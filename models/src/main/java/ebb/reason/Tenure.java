package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.Frequency;
import ebb.feature.Recency;
import java.util.Set;

/** The time since the first purchase. */
final class Tenure implements Theme {
    private static final Feature<?> TENURE = Recency.TENURE;
    private static final Feature<?> PURCHASE_DAYS = Frequency.PURCHASE_DAYS;

    @Override
    public String name() {
        return "time with us";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(TENURE);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(TENURE)) {
            return Sentence.NONE;
        }
        double tenure = figures.own(TENURE);
        if (figures.own(PURCHASE_DAYS) == 1) {
            return Sentence.raising("has bought once only, " + NumberText.ago(tenure));
        }
        return Sentence.beside("first bought " + NumberText.ago(tenure), tenure, figures.typical(TENURE));
    }
}
