package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.Season;
import java.util.Set;

/** Purchases a year ago in the season that is coming. */
final class ComingSeason implements Theme {
    private static final Feature<?> COMING = Season.COMING;

    @Override
    public String name() {
        return "season";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(COMING, Season.COMING_SHARE);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(COMING)) {
            return Sentence.NONE;
        }
        double days = figures.own(COMING);
        return days > 0
                ? Sentence.lowering("a year ago bought on " + NumberText.days(days) + " in the season that now comes")
                : Sentence.raising("a year ago bought nothing in the season that now comes");
    }
}
