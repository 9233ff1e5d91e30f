package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.Spending;
import java.util.Set;

/** Spending in the last 90 days, compared with the 90 days before. */
final class SpendingDrop implements Theme {
    private static final Feature<?> NOW = Spending.LAST_90;
    private static final Feature<?> BEFORE = Spending.BEFORE_LAST_90;

    @Override
    public String name() {
        return "spending less";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(
                NOW,
                BEFORE,
                Spending.LAST_30,
                Spending.YEAR_AGO_90,
                Spending.DROP_90,
                Spending.DROP_90_YEAR_AGO,
                Spending.DROP_YEAR,
                Spending.TREND,
                Spending.LAST_DAY);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(NOW)) {
            return Sentence.NONE;
        }
        double now = figures.own(NOW);
        String lately = "spent " + NumberText.whole(now) + " in the last 90 days";
        if (figures.has(BEFORE)) {
            double before = figures.own(BEFORE);
            String words = lately + ", " + NumberText.whole(before) + " in the 90 before";
            return now == before ? Sentence.either(words) : Sentence.leaning(now < before, words);
        }
        return Sentence.beside(lately, now, figures.typical(NOW));
    }
}
