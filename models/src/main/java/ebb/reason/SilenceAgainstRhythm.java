package ebb.reason;

import java.util.Set;

/** The present silence beside the gap the customer usually leaves. */
final class SilenceAgainstRhythm implements Theme {
    private static final String SILENCE = "recency_days";
    private static final String OWN_GAP = "median_gap_days";
    private static final String MEAN_GAP = "mean_gap_days";
    private static final String SHRUNK_GAP = "usual_gap_days";

    @Override
    public String name() {
        return "silence against rhythm";
    }

    @Override
    public Set<String> features() {
        return Set.of(
                SILENCE,
                "active_span_share",
                "silence_over_mean_gap_ratio",
                "silence_over_longest_gap_ratio",
                "silence_over_usual_gap_ratio",
                "longer_gap_probability",
                "rhythm_return_probability");
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        double silence = figures.own(SILENCE);
        double gap = figures.has(OWN_GAP) ? figures.own(OWN_GAP) : figures.own(MEAN_GAP);
        if (!Double.isNaN(gap) && !Double.isNaN(silence)) {
            boolean overdue = silence > gap;
            return Sentence.leaning(
                    overdue, "usually buys " + Words.every(gap) + "; " + (overdue ? silent(silence) : bought(silence)));
        }
        return figures.has(SILENCE) ? withoutGap(silence, figures.own(SHRUNK_GAP)) : Sentence.NONE;
    }

    private static Sentence withoutGap(double silence, double gap) {
        if (Double.isNaN(gap)) {
            return Sentence.either(bought(silence));
        }
        boolean overdue = silence > gap;
        return Sentence.leaning(
                overdue,
                "bought once; others come back after " + Words.days(gap) + "; "
                        + (overdue ? silent(silence) : bought(silence)));
    }

    private static String silent(double days) {
        return "silent for " + Words.whole(days);
    }

    private static String bought(double days) {
        return "last bought " + Words.ago(days);
    }
}
