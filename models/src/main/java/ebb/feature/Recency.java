package ebb.feature;

import ebb.ledger.History;
import java.util.List;

/** How long ago the customer last bought, and how long they have been a customer. */
public final class Recency implements FeatureFamily<History> {
    public static final Feature<History> SILENCE = FeatureDescription.days(
                    "recency_days", "Days since the last purchase day: the customer's silence")
            .by(History::silenceDays);

    public static final Feature<History> TENURE = FeatureDescription.days(
                    "tenure_days", "Days since the first purchase day in the data")
            .by(Recency::tenure);

    public static final Feature<History> ACTIVE_SPAN = FeatureDescription.share(
                    "active_span_share",
                    "Part of the tenure that lies before the last purchase day; 1: bought on the as-of date")
            .nullWhen("first bought on the as-of date")
            .by(history -> Ratios.of(tenure(history) - history.silenceDays(), tenure(history)));

    private static final List<Feature<History>> FEATURES = List.of(SILENCE, TENURE, ACTIVE_SPAN);

    @Override
    public List<Feature<History>> features() {
        return FEATURES;
    }

    @Override
    public History figures(Observation observation) {
        return observation.history();
    }

    private static int tenure(History history) {
        return history.asOfDay() - history.firstDay();
    }
}
