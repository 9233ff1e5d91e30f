package ebb.feature;

import ebb.ledger.History;
import java.util.List;

/** How long ago the customer last bought, and how long they have been a customer. */
public final class Recency implements FeatureFamily {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Feature> features() {
        return List.of(
                Feature.required(
                        "recency_days", "days", "0 and up", "Days since the last purchase day: the customer's silence"),
                Feature.required("tenure_days", "days", "0 and up", "Days since the first purchase day in the data"),
                new Feature(
                        "active_span_share",
                        "share",
                        "0 to 1",
                        "Part of the tenure that lies before the last purchase day; 1: bought on the as-of date",
                        "first bought on the as-of date"));
    }

    @Override
    public void compute(History history, Population population, double[] values, int at) {
        int tenure = history.asOfDay() - history.firstDay();
        values[at] = history.silenceDays();
        values[at + 1] = tenure;
        values[at + 2] = Ratios.of(tenure - history.silenceDays(), tenure);
    }
}
