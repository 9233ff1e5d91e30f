package ebb.reason;

import java.util.Set;

/** The last gaps beside the ones before. */
final class SlowingDown implements Theme {
    private static final String LAST = "last_gap_days";
    private static final String OVER_BEFORE = "last_gap_over_mean_ratio";

    @Override
    public String name() {
        return "slowing down";
    }

    @Override
    public Set<String> features() {
        return Set.of(LAST, OVER_BEFORE, "longest_gap_days", "gap_trend_ratio");
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        double ratio = figures.own(OVER_BEFORE);
        if (!figures.has(LAST) || !(ratio > 0)) {
            return Sentence.NONE;
        }
        double last = figures.own(LAST);
        String words = "came back after " + Words.days(last) + " last time, after " + Words.whole(last / ratio)
                + " on average before";
        return Sentence.leaning(ratio > 1, words);
    }
}
