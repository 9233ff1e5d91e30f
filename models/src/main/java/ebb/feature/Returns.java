package ebb.feature;

import ebb.ledger.History;
import java.util.List;

/** What came back. */
public final class Returns implements FeatureFamily {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Feature> features() {
        return List.of(
                Feature.required("return_lines_count", "count", "0 and up", "Return lines in the observed past"),
                Feature.required("return_lines_90_count", "count", "0 and up", "Return lines in the last 90 days"),
                new Feature(
                        "returned_amount_ratio",
                        "ratio",
                        "0 and up",
                        "Amount returned over amount bought in the observed past; above 1 where the purchase lies before the data",
                        "nothing paid"),
                new Feature(
                        "return_recency_days",
                        "days",
                        "0 and up",
                        "Days since the last return",
                        "the customer never returned anything"));
    }

    @Override
    public void compute(History history, Population population, double[] values, int at) {
        int recentFrom = history.asOfDay() - 90;
        long lines = 0;
        long recentLines = 0;
        long returned = 0;
        double recency = Double.NaN;
        for (int e = 0; e < history.entryCount(); e++) {
            if (history.entryReturnLines(e) > 0) {
                lines += history.entryReturnLines(e);
                recentLines += history.entryDay(e) > recentFrom ? history.entryReturnLines(e) : 0;
                recency = history.asOfDay() - history.entryDay(e);
            }
            returned += history.entryReturnedAmount(e);
        }
        values[at] = lines;
        values[at + 1] = recentLines;
        values[at + 2] = Ratios.of(returned, history.amountUntil(history.asOfDay()));
        values[at + 3] = recency;
    }
}
