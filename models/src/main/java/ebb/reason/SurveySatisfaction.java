package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.SurveyFeatures;
import java.util.Set;

/** Answers of the customer to satisfaction surveys. */
final class SurveySatisfaction implements Theme {
    private static final Feature<?> LAST = SurveyFeatures.LAST;
    private static final Feature<?> CHANGE = SurveyFeatures.CHANGE;
    /** The middle of the five answers. */
    private static final double INDIFFERENT = 3;

    @Override
    public String name() {
        return "satisfaction";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(LAST, CHANGE);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(LAST)) {
            return Sentence.NONE;
        }
        double last = figures.own(LAST);
        String words = "answered " + NumberText.whole(last) + " of 5 when last asked";
        boolean fell = figures.has(CHANGE) && figures.own(CHANGE) <= -1;
        if (fell) {
            return Sentence.raising(words + ", " + NumberText.number(-figures.own(CHANGE)) + " less than before");
        }
        return last == INDIFFERENT ? Sentence.either(words) : Sentence.leaning(last < INDIFFERENT, words);
    }
}
