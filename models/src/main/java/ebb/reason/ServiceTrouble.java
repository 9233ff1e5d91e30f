package ebb.reason;

import java.util.Set;

/** What went wrong with the customer's orders, and whether it was put right. */
final class ServiceTrouble implements Theme {
    private static final String COMPLAINTS = "complaints_180_count";
    private static final String FAILURES = "failures_180_count";
    private static final String OPEN = "open_cases_count";

    @Override
    public String name() {
        return "service";
    }

    @Override
    public Set<String> features() {
        return Set.of(COMPLAINTS, FAILURES, OPEN, "trouble_recency_days");
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
        String open = figures.own(OPEN) > 0 ? ", " + Words.whole(figures.own(OPEN)) + " still open" : "";
        return Sentence.raising(Words.count(complaints, "complaint") + " and " + Words.count(failures, "failure")
                + " in the last 180 days" + open);
    }
}
