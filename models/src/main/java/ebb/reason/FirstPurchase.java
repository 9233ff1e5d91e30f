package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.FirstBasketFeatures;
import java.util.Set;

/** How those went on who began like this customer. */
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
        double typical = figures.typical(feature);
        String words = NumberText.percent(own) + " came back after " + began;
        return Double.isNaN(typical)
                ? Sentence.either(words)
                : Sentence.leaning(own < typical, words + ", typically " + NumberText.percent(typical));
    }
}
