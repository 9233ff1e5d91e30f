package ebb.reason;

import java.util.Set;

/** How even the gaps are: silence says much of a regular buyer and little of an irregular one. */
final class IrregularBuyer implements Theme {
    private static final String MEAN = "mean_gap_days";
    private static final String DEVIATION = "gap_deviation_days";
    private static final double REGULAR_BELOW = 0.5;

    @Override
    public String name() {
        return "regularity";
    }

    @Override
    public Set<String> features() {
        return Set.of(DEVIATION, "gap_variation_ratio", "usual_gap_spread_ratio");
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(MEAN) || !figures.has(DEVIATION)) {
            return Sentence.NONE;
        }
        double mean = figures.own(MEAN);
        double deviation = figures.own(DEVIATION);
        String manner = deviation < REGULAR_BELOW * mean ? "buys regularly: " : "buys irregularly: ";
        return Sentence.either(manner + Words.every(mean) + " on average, give or take " + Words.whole(deviation));
    }
}
