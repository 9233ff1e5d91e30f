package ebb.reason;

import java.util.Set;

/** What the customer sent back. */
final class ReturnedGoods implements Theme {
    private static final String LATELY = "return_lines_90_count";
    private static final String EVER = "return_lines_count";
    private static final String SHARE = "returned_amount_ratio";

    @Override
    public String name() {
        return "returns";
    }

    @Override
    public Set<String> features() {
        return Set.of(LATELY, EVER, SHARE, "return_recency_days");
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (figures.own(LATELY) > 0) {
            return Sentence.either("returned " + Words.count(figures.own(LATELY), "line") + " in the last 90 days");
        }
        if (figures.own(EVER) > 0 && figures.has(SHARE)) {
            return Sentence.either("has returned " + Words.percent(figures.own(SHARE)) + " of what was bought");
        }
        return figures.own(EVER) == 0 ? Sentence.either("has never returned anything") : Sentence.NONE;
    }
}
