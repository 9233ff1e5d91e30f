package ebb.evaluation;

import java.util.List;

/** Every metric, in the order reports show them. */
public final class MetricCatalogue {
    private MetricCatalogue() {}

    public static List<Metric> all(RetentionCampaign campaign) {
        return List.of(
                new RocAuc(),
                new PrAuc(),
                new LogLoss(),
                new Brier(),
                new BrierReliability(),
                new BrierResolution(),
                new BrierUncertainty(),
                new CalibrationError(),
                new TopDecileLift(),
                new ExpectedMaximumProfit(campaign),
                new ProfitableShare(campaign));
    }
}
