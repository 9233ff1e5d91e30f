package ebb.feature;

import ebb.input.InputSpans;
import ebb.input.ServiceCase;
import java.util.List;

/** What went wrong, and whether the customer said so: complaints and failures of the service input. */
public final class ServiceFeatures implements FeatureFamily<ServiceFeatures.Figures> {
    private static final int LATELY = 180;
    private static final String OFF = "there is no service input, or it begins later";

    public static final Feature<Figures> COMPLAINTS = FeatureDescription.count(
                    "complaints_180_count", "Complaints in the last 180 days")
            .nullWhen(OFF)
            .by(figures -> figures.ifCovered(figures.complaints()));

    public static final Feature<Figures> FAILURES = FeatureDescription.count(
                    "failures_180_count", "Failures met in the last 180 days")
            .nullWhen(OFF)
            .by(figures -> figures.ifCovered(figures.failures()));

    public static final Feature<Figures> TROUBLE_RECENCY = FeatureDescription.days(
                    "trouble_recency_days", "Days since the last complaint or failure")
            .nullWhen("there was none, or no service input")
            .by(Figures::recencyDays);

    public static final Feature<Figures> OPEN_CASES = FeatureDescription.count(
                    "open_cases_count", "Complaints and failures that were still open on the as-of date")
            .nullWhen(OFF)
            .by(figures -> figures.ifCovered(figures.open()));

    private static final List<Feature<Figures>> FEATURES = List.of(COMPLAINTS, FAILURES, TROUBLE_RECENCY, OPEN_CASES);

    /**
     * One customer's complaints and failures.
     *
     * @param recencyDays NaN: there was none
     * @param isCovered whether the input tells of the whole window
     */
    record Figures(int complaints, int failures, int open, double recencyDays, boolean isCovered) {
        double ifCovered(int count) {
            return isCovered ? count : Double.NaN;
        }
    }

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public int firstDay(InputSpans spans) {
        return spans.cases();
    }

    @Override
    public Figures figures(Observation observation) {
        int complaints = 0;
        int failures = 0;
        int open = 0;
        double recency = Double.NaN;
        for (ServiceCase one : observation.inputs().cases()) {
            if (one.is(ServiceCase.COMPLAINT) || one.is(ServiceCase.FAILURE)) {
                boolean isLate = observation.isLately(one.openedDay(), LATELY);
                complaints += isLate && one.is(ServiceCase.COMPLAINT) ? 1 : 0;
                failures += isLate && one.is(ServiceCase.FAILURE) ? 1 : 0;
                open += one.isOpen() ? 1 : 0;
                double days = observation.day() - one.openedDay();
                recency = Double.isNaN(recency) ? days : Math.min(recency, days);
            }
        }
        boolean isCovered = observation.covers(LATELY, firstDay(observation.spans()));
        return new Figures(complaints, failures, open, recency, isCovered);
    }
}
