package ebb.reason;

import java.util.Set;

/** How long the customer has been one. */
final class Tenure implements Theme {
    private static final String TENURE = "tenure_days";
    private static final String PURCHASE_DAYS = "frequency_count";

    @Override
    public String name() {
        return "time with us";
    }

    @Override
    public Set<String> features() {
        return Set.of(TENURE);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(TENURE)) {
            return Sentence.NONE;
        }
        double tenure = figures.own(TENURE);
        if (figures.own(PURCHASE_DAYS) == 1) {
            return Sentence.raising("has bought once only, " + Words.ago(tenure));
        }
        return Sentence.either("first bought " + Words.ago(tenure) + Words.typical(figures.typical(TENURE)));
    }
}
