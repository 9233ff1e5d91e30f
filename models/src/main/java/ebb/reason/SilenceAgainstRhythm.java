package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.Gaps;
import ebb.feature.Recency;
import ebb.feature.Silence;
import java.util.Set;

/** The days since the last purchase, compared with the customer's usual gap: the one that warnings name, where it is known. */
final class SilenceAgainstRhythm implements Theme {
    private static final Feature<?> SILENCE = Recency.SILENCE;
    private static final Feature<?> OWN_GAP = Gaps.MEDIAN;
    private static final Feature<?> MEAN_GAP = Gaps.MEAN;
    private static final Feature<?> SHRUNK_GAP = Silence.USUAL_GAP;

    @Override
    public String name() {
        return "silence against rhythm";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(
                SILENCE,
                Recency.ACTIVE_SPAN,
                Silence.OVER_MEAN_GAP,
                Silence.OVER_LONGEST_GAP,
                Silence.OVER_USUAL_GAP,
                Silence.LONGER_GAP,
                Silence.RETURN);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        double silence = figures.own(SILENCE);
        double gap = usualGap(figures);
        if (!Double.isNaN(gap) && !Double.isNaN(silence)) {
            boolean overdue = silence > gap;
            return Sentence.leaning(
                    overdue,
                    "usually buys " + NumberText.every(gap) + "; " + (overdue ? silent(silence) : bought(silence)));
        }
        return figures.has(SILENCE) ? withoutGap(silence, figures.own(SHRUNK_GAP)) : Sentence.NONE;
    }

    /** NaN where the customer has no gap. */
    private static double usualGap(FeatureValues figures) {
        if (!figures.has(OWN_GAP) && !figures.has(MEAN_GAP)) {
            return Double.NaN;
        }
        if (figures.has(SHRUNK_GAP)) {
            return figures.own(SHRUNK_GAP);
        }
        return figures.has(OWN_GAP) ? figures.own(OWN_GAP) : figures.own(MEAN_GAP);
    }

    private static Sentence withoutGap(double silence, double gap) {
        if (Double.isNaN(gap)) {
            return Sentence.either(bought(silence));
        }
        boolean overdue = silence > gap;
        return Sentence.leaning(
                overdue,
                "bought once; others come back after " + NumberText.days(gap) + "; "
                        + (overdue ? silent(silence) : bought(silence)));
    }

    private static String silent(double days) {
        return "silent for " + NumberText.whole(days);
    }

    private static String bought(double days) {
        return "last bought " + NumberText.ago(days);
    }
}
