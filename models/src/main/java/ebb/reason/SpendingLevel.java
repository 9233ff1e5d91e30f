package ebb.reason;

import java.util.Set;

/** How much the customer spends, beside the typical customer. */
final class SpendingLevel implements Theme {
    private static final String YEAR = "amount_365_amount";

    @Override
    public String name() {
        return "how much";
    }

    @Override
    public Set<String> features() {
        return Set.of(YEAR, "total_amount", "mean_day_amount");
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(YEAR)) {
            return Sentence.NONE;
        }
        double typical = figures.typical(YEAR);
        String beside = Double.isNaN(typical) ? "" : "; typical is " + Words.whole(typical);
        return Sentence.either("spent " + Words.whole(figures.own(YEAR)) + " in the last year" + beside);
    }
}
