package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.Gaps;
import ebb.feature.Silence;
import java.util.Set;

/** How regular the gaps between purchases are: the more regular, the more a long silence says. */
final class IrregularBuyer implements Theme {
    private static final Feature<?> MEAN = Gaps.MEAN;
    private static final Feature<?> DEVIATION = Gaps.DEVIATION;
    private static final double REGULAR_BELOW = 0.5;

    @Override
    public String name() {
        return "regularity";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(DEVIATION, Gaps.VARIATION, Silence.USUAL_GAP_SPREAD);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(MEAN) || !figures.has(DEVIATION)) {
            return Sentence.NONE;
        }
        double mean = figures.own(MEAN);
        double deviation = figures.own(DEVIATION);
        String manner = deviation < REGULAR_BELOW * mean ? "buys regularly: " : "buys irregularly: ";
        return Sentence.either(
                manner + NumberText.every(mean) + " on average, give or take " + NumberText.whole(deviation));
    }
}
