package ebb.feature;

import ebb.input.InputSpans;
import ebb.input.ServiceCase;
import java.util.List;

/** What went wrong, and whether the customer said so: complaints and failures of the service input. */
final class ServiceFeatures implements InputFamily {
    private static final long serialVersionUID = 1L;
    private static final int LATELY = 180;
    private static final String OFF = "there is no service input, or it begins later";

    @Override
    public List<Feature> features() {
        return List.of(
                new Feature("complaints_180_count", "count", "0 and up", "Complaints in the last 180 days", OFF),
                new Feature("failures_180_count", "count", "0 and up", "Failures met in the last 180 days", OFF),
                new Feature(
                        "trouble_recency_days",
                        "days",
                        "0 and up",
                        "Days since the last complaint or failure",
                        "there was none, or no service input"),
                new Feature(
                        "open_cases_count",
                        "count",
                        "0 and up",
                        "Complaints and failures that were still open on the as-of date",
                        OFF));
    }

    @Override
    public int firstDay(InputSpans spans) {
        return spans.cases();
    }

    @Override
    public void compute(Dossier dossier, double[] values, int at) {
        int complaints = 0;
        int failures = 0;
        int open = 0;
        int last = Integer.MIN_VALUE;
        for (ServiceCase one : dossier.inputs().cases()) {
            boolean isTrouble = one.is(ServiceCase.COMPLAINT) || one.is(ServiceCase.FAILURE);
            if (isTrouble && one.openedDay() <= dossier.day()) {
                boolean isLate = dossier.isLately(one.openedDay(), LATELY);
                complaints += isLate && one.is(ServiceCase.COMPLAINT) ? 1 : 0;
                failures += isLate && one.is(ServiceCase.FAILURE) ? 1 : 0;
                open += one.closedDay() > dossier.day() ? 1 : 0;
                last = Math.max(last, one.openedDay());
            }
        }
        boolean isCovered = dossier.covers(LATELY, firstDay(dossier.spans()));
        values[at] = isCovered ? complaints : Double.NaN;
        values[at + 1] = isCovered ? failures : Double.NaN;
        values[at + 2] = last == Integer.MIN_VALUE ? Double.NaN : dossier.day() - last;
        values[at + 3] = isCovered ? open : Double.NaN;
    }
}
