package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.Gaps;
import java.util.Set;

/** The latest gaps between purchases, compared with the earlier ones. */
final class SlowingDown implements Theme {
    private static final Feature<?> LAST = Gaps.LAST;
    private static final Feature<?> OVER_BEFORE = Gaps.LAST_OVER_MEAN;

    @Override
    public String name() {
        return "slowing down";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(LAST, OVER_BEFORE, Gaps.LONGEST, Gaps.TREND);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        double ratio = figures.own(OVER_BEFORE);
        if (!figures.has(LAST) || !(ratio > 0)) {
            return Sentence.NONE;
        }
        double last = figures.own(LAST);
        String words = "came back after " + NumberText.days(last) + " last time, after "
                + NumberText.whole(last / ratio) + " on average before";
        return Sentence.leaning(ratio > 1, words);
    }
}
