package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.Spending;
import java.util.Set;

/** How much the customer spends, compared with the median of the peer group. */
final class SpendingLevel implements Theme {
    private static final Feature<?> YEAR = Spending.LAST_YEAR;

    @Override
    public String name() {
        return "how much";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(YEAR, Spending.TOTAL, Spending.MEAN_DAY);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(YEAR)) {
            return Sentence.NONE;
        }
        double own = figures.own(YEAR);
        Typical typical = figures.typical(YEAR);
        return typical.isKnown() && own != typical.value()
                ? Sentence.beside("spent " + NumberText.whole(own) + " in the last year", own, typical)
                : Sentence.NONE;
    }
}
