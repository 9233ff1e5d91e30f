package ebb.feature;

import ebb.ledger.History;
import java.util.List;

/** How those went on who began like this customer: nearly all there is to go by after a single purchase day. */
public final class FirstBasketFeatures implements FeatureFamily {
    private static final long serialVersionUID = 1L;
    private static final String NOBODY = "no customer's first horizon had passed yet";

    @Override
    public List<Feature> features() {
        return List.of(
                new Feature(
                        "first_category_return_share",
                        "share",
                        "0 to 1",
                        "Part of the customers with the same main category in the first basket who came back within the horizon, drawn towards all",
                        "the input names no category, or " + NOBODY),
                new Feature(
                        "first_month_return_share",
                        "share",
                        "0 to 1",
                        "Part of the customers who first bought in the same month of the year who came back within the horizon, drawn towards all",
                        NOBODY));
    }

    @Override
    public void compute(History history, Population population, double[] values, int at) {
        values[at] = population.firstBaskets().categoryShare(history);
        values[at + 1] = population.firstBaskets().monthShare(history);
    }
}
