package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.FirstBasketFeatures;
import java.util.Set;

/** The return rate of customers whose first purchase was of the same category or in the same month. */
final class FirstPurchase implements Theme {
    private static final Feature<?> CATEGORY = FirstBasketFeatures.CATEGORY_RETURN;
    private static final Feature<?> MONTH = FirstBasketFeatures.MONTH_RETURN;

    @Override
    public String name() {
        return "first purchase";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(CATEGORY, MONTH);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (figures.has(CATEGORY)) {
            return beside(figures, CATEGORY, "a first basket like this");
        }
        return figures.has(MONTH) ? beside(figures, MONTH, "a first purchase in the same month") : Sentence.NONE;
    }

    private static Sentence beside(FeatureValues figures, Feature<?> feature, String began) {
        double own = figures.own(feature);
        Typical typical = figures.typical(feature);
        String words = NumberText.percent(own) + " came back after " + began;
        return typical.isKnown()
                ? Sentence.leaning(
                        own < typical.value(),
                        words + "; typical" + typical.peers().words() + " is " + NumberText.percent(typical.value()))
                : Sentence.either(words);
    }
}
