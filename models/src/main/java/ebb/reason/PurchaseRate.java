package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.Frequency;
import ebb.feature.Gaps;
import ebb.feature.Silence;
import java.util.Set;

/** How often the customer buys, compared with the median of the peer group: in the last year, or ever where the year is like that of the others. */
final class PurchaseRate implements Theme {
    private static final Feature<?> YEAR = Frequency.LAST_YEAR.count();
    private static final Feature<?> EVER = Frequency.PURCHASE_DAYS;

    @Override
    public String name() {
        return "how often";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(YEAR, EVER, Gaps.MEAN, Gaps.MEDIAN, Silence.USUAL_GAP);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        Sentence ofYear = figures.has(YEAR) ? beside(figures, YEAR, " in the last year") : Sentence.NONE;
        if (ofYear.hasDirection() || !figures.has(EVER)) {
            return ofYear;
        }
        Sentence ever = beside(figures, EVER, " so far");
        return ever.hasDirection() || ofYear.words() == null ? ever : ofYear;
    }

    private static Sentence beside(FeatureValues figures, Feature<?> feature, String when) {
        double own = figures.own(feature);
        return Sentence.beside("bought on " + NumberText.days(own) + when, own, figures.typical(feature));
    }
}
