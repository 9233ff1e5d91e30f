package ebb.feature;

import ebb.btyd.spend.BtydColumns;
import ebb.btyd.spend.LifetimeScorer;
import ebb.ledger.History;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a buy-till-you-die model, fitted to all customers on the same date, expects of the customer. */
public final class LifetimeFeatures implements FeatureFamily {
    private static final long serialVersionUID = 1L;
    private static final String NO_MODEL = "too few customers or purchases to fit a buy-till-you-die model";

    @Override
    public List<Feature> features() {
        return List.of(
                feature(
                        BtydColumns.ALIVE,
                        "probability",
                        "0 to 1",
                        "Probability that the customer is still one at all"),
                feature(
                        BtydColumns.NO_PURCHASE,
                        "probability",
                        "0 to 1",
                        "Probability of no purchase within the horizon, by counts of purchase days alone"),
                feature(
                        BtydColumns.EXPECTED_PURCHASES,
                        "count",
                        "0 and up",
                        "Purchase days expected within the horizon"),
                feature(
                        BtydColumns.NEXT_PURCHASE,
                        "days",
                        "0 to 1825",
                        "Days until the next purchase of a customer who stays, as likely before as after"),
                feature(
                        BtydColumns.NEXT_PURCHASE_LOW,
                        "days",
                        "0 to 1825",
                        "Days before which one in ten next purchases comes"),
                feature(
                        BtydColumns.NEXT_PURCHASE_HIGH,
                        "days",
                        "0 to 1825",
                        "Days after which one in ten next purchases comes"),
                feature(
                        BtydColumns.DISCOUNTED_PURCHASES,
                        "count",
                        "0 and up",
                        "Purchase days expected in the next two years, each discounted to today"),
                feature(
                        BtydColumns.EXPECTED_SPEND,
                        "amount",
                        "0 and up",
                        "Spend expected on a purchase day to come, the customer's own mean shrunk towards everyone's"),
                feature(
                        BtydColumns.LIFETIME_VALUE,
                        "amount",
                        "0 and up",
                        "Spend expected in the next two years, discounted to today"));
    }

    private static Feature feature(String name, String unit, String range, String meaning) {
        return new Feature(name, unit, range, meaning, NO_MODEL);
    }

    @Override
    public void compute(History history, Population population, double[] values, int at) {
        Optional<PopulationLifetimeModel> model = population.lifetime();
        if (model.isPresent()) {
            model.get().score(history, values, at);
        } else {
            Arrays.fill(values, at, at + LifetimeScorer.size(), Double.NaN);
        }
    }
}
