package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.PaymentFeatures;
import java.util.Set;

/** How the customer pays. */
final class PaymentHabit implements Theme {
    private static final Feature<?> LATE = PaymentFeatures.LATE;
    private static final Feature<?> OVERDUE = PaymentFeatures.OVERDUE;

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(LATE, OVERDUE);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(LATE)) {
            return Sentence.NONE;
        }
        String words = figures.own(LATE) == 0
                ? "paid every invoice of the last year on time"
                : "paid " + NumberText.percent(figures.own(LATE)) + " of the last year's invoices late";
        boolean owes = figures.has(OVERDUE) && figures.own(OVERDUE) > 0;
        return Sentence.either(
                owes
                        ? words + "; overdue are " + NumberText.percent(figures.own(OVERDUE)) + " of a year's purchases"
                        : words);
    }
}
