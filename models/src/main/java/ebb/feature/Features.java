package ebb.feature;

import ebb.ledger.History;
import java.util.List;
import java.util.Optional;

/** Every feature, in the order of the feature vector. */
public final class Features {
    public static final List<FeatureFamily> FAMILIES = List.of(
            new Recency(),
            new Frequency(),
            new Gaps(),
            new Silence(),
            new Spending(),
            new Baskets(),
            new Breadth(),
            new Returns(),
            new Season(),
            new Lifetime());

    private static final List<Feature> ALL =
            FAMILIES.stream().flatMap(family -> family.features().stream()).toList();
    private static final List<String> NAMES = ALL.stream().map(Feature::name).toList();
    private static final FeatureFamily[] FAMILY = FAMILIES.toArray(FeatureFamily[]::new);
    private static final int[] WIDTH =
            FAMILIES.stream().mapToInt(family -> family.features().size()).toArray();

    private Features() {}

    public static List<Feature> all() {
        return ALL;
    }

    public static List<String> names() {
        return NAMES;
    }

    /** Place of a feature in the vector. */
    public static int indexOf(String name) {
        int index = NAMES.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "Cannot find the feature " + name + ": it is not in the catalogue. `ebb features` lists them.");
        }
        return index;
    }

    public static Optional<Feature> find(String name) {
        return ALL.stream().filter(feature -> feature.name().equals(name)).findFirst();
    }

    /**
     * The feature vector of one customer: catalogue order, NaN for null.
     *
     * @param history at least one purchase day
     */
    public static double[] compute(History history, Population population) {
        double[] values = new double[NAMES.size()];
        int at = 0;
        for (int f = 0; f < FAMILY.length; f++) {
            FAMILY[f].compute(history, population, values, at);
            at += WIDTH[f];
        }
        return values;
    }
}
