package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.Returns;
import java.util.Set;

/** Goods that the customer returned. */
final class ReturnedGoods implements Theme {
    private static final Feature<?> LATELY = Returns.LINES_90;
    private static final Feature<?> EVER = Returns.LINES;
    private static final Feature<?> SHARE = Returns.AMOUNT;

    @Override
    public String name() {
        return "returns";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(LATELY, EVER, SHARE, Returns.RECENCY);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (figures.own(LATELY) > 0) {
            return Sentence.either(
                    "returned " + NumberText.count(figures.own(LATELY), "line") + " in the last 90 days");
        }
        if (figures.own(EVER) > 0 && figures.has(SHARE)) {
            return Sentence.either("has returned " + NumberText.percent(figures.own(SHARE)) + " of what was bought");
        }
        return Sentence.NONE;
    }
}
