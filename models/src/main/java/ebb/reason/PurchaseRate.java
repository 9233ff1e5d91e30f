package ebb.reason;

import java.util.Set;

/** How often the customer buys, beside the typical customer. */
final class PurchaseRate implements Theme {
    private static final String YEAR = "purchase_days_365_count";
    private static final String EVER = "frequency_count";

    @Override
    public String name() {
        return "how often";
    }

    @Override
    public Set<String> features() {
        return Set.of(YEAR, EVER, "mean_gap_days", "median_gap_days", "usual_gap_days");
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (figures.has(YEAR)) {
            return beside(figures, YEAR, " in the last year");
        }
        return figures.has(EVER) ? beside(figures, EVER, " so far") : Sentence.NONE;
    }

    private static Sentence beside(FeatureValues figures, String feature, String when) {
        double own = figures.own(feature);
        double typical = figures.typical(feature);
        String words = "bought on " + Words.days(own) + when + Words.typical(typical);
        return Double.isNaN(typical) || own == typical
                ? Sentence.either(words)
                : Sentence.leaning(own < typical, words);
    }
}
