package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.ServiceFeatures;
import java.util.Set;

/** Complaints and failures of the last 180 days, and the cases still open. */
final class ServiceTrouble implements Theme {
    private static final Feature<?> COMPLAINTS = ServiceFeatures.COMPLAINTS;
    private static final Feature<?> FAILURES = ServiceFeatures.FAILURES;
    private static final Feature<?> OPEN = ServiceFeatures.OPEN_CASES;

    @Override
    public String name() {
        return "service";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(COMPLAINTS, FAILURES, OPEN, ServiceFeatures.TROUBLE_RECENCY);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(COMPLAINTS)) {
            return Sentence.NONE;
        }
        double complaints = figures.own(COMPLAINTS);
        double failures = figures.own(FAILURES);
        if (complaints + failures == 0) {
            return Sentence.lowering("no complaint and no failure in the last 180 days");
        }
        String open = figures.own(OPEN) > 0 ? ", " + NumberText.whole(figures.own(OPEN)) + " still open" : "";
        return Sentence.raising(NumberText.count(complaints, "complaint") + " and "
                + NumberText.count(failures, "failure") + " in the last 180 days" + open);
    }
}
