package ebb.reason;

import ebb.feature.BasketFeatures;
import ebb.feature.Feature;
import java.util.Set;

/** The size of the baskets: after one larger than usual a longer silence is expected. */
final class BasketSize implements Theme {
    private static final Feature<?> LINES = BasketFeatures.LINES;
    private static final Feature<?> LAST_UNITS = BasketFeatures.LAST_UNITS_OVER_MEAN;
    private static final double STOCKED_UP = 1.5;

    @Override
    public String name() {
        return "basket";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(LINES, LAST_UNITS, BasketFeatures.UNITS);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        double last = figures.own(LAST_UNITS);
        if (last >= STOCKED_UP) {
            return Sentence.either(
                    "stocked up: the last basket held " + NumberText.number(last) + " times the usual units");
        }
        if (!figures.has(LINES)) {
            return Sentence.NONE;
        }
        double lines = figures.own(LINES);
        String noun = NumberText.number(lines).equals("1") ? " line" : " lines";
        return Sentence.either("buys " + NumberText.number(lines) + noun + " a day of purchase"
                + figures.typical(LINES).words());
    }
}
