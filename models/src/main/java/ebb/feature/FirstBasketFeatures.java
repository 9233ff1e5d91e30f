package ebb.feature;

import java.util.List;

/** How those went on who began like this customer: nearly all there is to go by after a single purchase day. */
public final class FirstBasketFeatures implements FeatureFamily<Observation> {
    private static final String NOBODY = "no customer's first horizon had passed yet";

    public static final Feature<Observation> CATEGORY_RETURN = FeatureDescription.share(
                    "first_category_return_share",
                    "Part of the customers with the same main category in the first basket who came back within the horizon, drawn towards all")
            .nullWhen("the input names no category, or " + NOBODY)
            .by(one -> one.population().firstBaskets().categoryShare(one.history()));

    public static final Feature<Observation> MONTH_RETURN = FeatureDescription.share(
                    "first_month_return_share",
                    "Part of the customers who first bought in the same month of the year who came back within the horizon, drawn towards all")
            .nullWhen(NOBODY)
            .by(one -> one.population().firstBaskets().monthShare(one.history()));

    private static final List<Feature<Observation>> FEATURES = List.of(CATEGORY_RETURN, MONTH_RETURN);

    @Override
    public List<Feature<Observation>> features() {
        return FEATURES;
    }

    @Override
    public Observation figures(Observation observation) {
        return observation;
    }
}
