package ebb.feature;

import ebb.btyd.spend.BtydColumns;
import ebb.btyd.spend.LifetimeScorer;
import java.util.Arrays;
import java.util.List;

/** What a buy-till-you-die model, fitted to all customers on the same date, expects of the customer. */
public final class LifetimeFeatures implements FeatureFamily<LifetimeFeatures.Scores> {
    private static final String FIVE_YEARS = "0 to 1825";

    public static final Feature<Scores> ALIVE =
            of(FeatureDescription.probability(BtydColumns.ALIVE, "Probability that the customer is still one at all"));

    public static final Feature<Scores> NO_PURCHASE = of(FeatureDescription.probability(
            BtydColumns.NO_PURCHASE,
            "Probability of no purchase within the horizon, by counts of purchase days alone"));

    public static final Feature<Scores> EXPECTED_PURCHASES =
            of(FeatureDescription.count(BtydColumns.EXPECTED_PURCHASES, "Purchase days expected within the horizon"));

    public static final Feature<Scores> NEXT_PURCHASE = of(FeatureDescription.days(
                    BtydColumns.NEXT_PURCHASE,
                    "Days until the next purchase of a customer who stays, as likely before as after")
            .range(FIVE_YEARS));

    public static final Feature<Scores> NEXT_PURCHASE_LOW = of(
            FeatureDescription.days(BtydColumns.NEXT_PURCHASE_LOW, "Days before which one in ten next purchases comes")
                    .range(FIVE_YEARS));

    public static final Feature<Scores> NEXT_PURCHASE_HIGH = of(
            FeatureDescription.days(BtydColumns.NEXT_PURCHASE_HIGH, "Days after which one in ten next purchases comes")
                    .range(FIVE_YEARS));

    public static final Feature<Scores> DISCOUNTED_PURCHASES = of(FeatureDescription.count(
            BtydColumns.DISCOUNTED_PURCHASES,
            "Purchase days expected in the next two years, each discounted to today"));

    public static final Feature<Scores> EXPECTED_SPEND = of(FeatureDescription.amount(
            BtydColumns.EXPECTED_SPEND,
            "Spend expected on a purchase day to come, the customer's own mean shrunk towards everyone's"));

    public static final Feature<Scores> LIFETIME_VALUE = of(FeatureDescription.amount(
            BtydColumns.LIFETIME_VALUE, "Spend expected in the next two years, discounted to today"));

    public static final List<Feature<Scores>> ALL = List.of(
            ALIVE,
            NO_PURCHASE,
            EXPECTED_PURCHASES,
            NEXT_PURCHASE,
            NEXT_PURCHASE_LOW,
            NEXT_PURCHASE_HIGH,
            DISCOUNTED_PURCHASES,
            EXPECTED_SPEND,
            LIFETIME_VALUE);

    /** The model's scores of one customer, in the order of {@link BtydColumns#SCORES}; NaN where there is no model. */
    @SuppressWarnings("ArrayRecordComponent")
    record Scores(double[] values) {}

    private static Feature<Scores> of(FeatureDescription description) {
        int place = BtydColumns.SCORES.indexOf(description.name());
        return description
                .nullWhen("too few customers or purchases to fit a buy-till-you-die model")
                .by(scores -> scores.values()[place]);
    }

    @Override
    public List<Feature<Scores>> features() {
        return ALL;
    }

    @Override
    public Scores figures(Observation observation) {
        double[] values = new double[LifetimeScorer.size()];
        Arrays.fill(values, Double.NaN);
        observation.population().lifetime().ifPresent(model -> model.score(observation.history(), values, 0));
        return new Scores(values);
    }
}
