package ebb.reason;

import java.util.Set;

/** Spending lately against that before and a year earlier. */
final class SpendingDrop implements Theme {
    private static final String NOW = "amount_90_amount";
    private static final String BEFORE = "amount_90_before_amount";

    @Override
    public String name() {
        return "spending less";
    }

    @Override
    public Set<String> features() {
        return Set.of(
                NOW,
                BEFORE,
                "amount_30_amount",
                "amount_90_year_ago_amount",
                "spending_drop_90_ratio",
                "spending_drop_90_year_ago_ratio",
                "spending_drop_365_ratio",
                "spending_trend_ratio",
                "last_day_amount");
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(NOW)) {
            return Sentence.NONE;
        }
        double now = figures.own(NOW);
        String lately = "spent " + Words.whole(now) + " in the last 90 days";
        if (figures.has(BEFORE)) {
            double before = figures.own(BEFORE);
            String words = lately + ", " + Words.whole(before) + " in the 90 before";
            return now == before ? Sentence.either(words) : Sentence.leaning(now < before, words);
        }
        return Sentence.either(lately + Words.typical(figures.typical(NOW)));
    }
}
