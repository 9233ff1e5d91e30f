package ebb.feature;

import ebb.input.AccountPast;
import ebb.input.InputSpans;
import ebb.ledger.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every feature, in the order of the feature vector. */
public final class FeatureCatalogue {
    private static final FeatureFamily<?> FIRST_BASKET = new FirstBasketFeatures();

    /**
     * The families. Those of the further inputs come after those of the purchases, so that a model that knows no further input keeps its order when one
     * comes; the first basket comes last, so that a model of all customers, which does without, has its own features first.
     */
    private static final List<FeatureFamily<?>> FAMILIES = List.of(
            new Recency(),
            new Frequency(),
            new Gaps(),
            new Silence(),
            new Spending(),
            new BasketFeatures(),
            new Breadth(),
            new Returns(),
            new Season(),
            new LifetimeFeatures(),
            new ServiceFeatures(),
            new SurveyFeatures(),
            new PaymentFeatures(),
            new ExpenseFeatures(),
            new ContactFeatures(),
            FIRST_BASKET);

    private static final List<Feature<?>> ALL = FAMILIES.stream()
            .<Feature<?>>flatMap(family -> family.features().stream())
            .toList();
    private static final List<String> NAMES = ALL.stream().map(Feature::name).toList();
    private static final Map<String, Integer> SLOTS = slots();
    private static final List<String> OF_FIRST_BASKET =
            FIRST_BASKET.features().stream().map(Feature::name).toList();

    private FeatureCatalogue() {}

    private static Map<String, Integer> slots() {
        Map<String, Integer> slots = new HashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            slots.put(NAMES.get(i), i);
        }
        return Map.copyOf(slots);
    }

    public static List<Feature<?>> all() {
        return ALL;
    }

    public static List<String> names() {
        return NAMES;
    }

    /** Names of the features that can be other than null where only the inputs of {@code spans} are there: what a model is trained on. */
    public static List<String> names(InputSpans spans) {
        return FAMILIES.stream()
                .filter(family -> family.firstDay(spans) != InputSpans.NEVER)
                .<Feature<?>>flatMap(family -> family.features().stream())
                .map(Feature::name)
                .toList();
    }

    /** How many of {@code names}, the first ones, speak of all customers; the rest of those who have only begun. */
    public static int countForAll(List<String> names) {
        return (int)
                names.stream().filter(name -> !OF_FIRST_BASKET.contains(name)).count();
    }

    /** Those of a vector's values that {@code names} name, in their order. */
    public static double[] select(double[] values, List<String> names) {
        return names.stream().mapToDouble(name -> values[indexOf(name)]).toArray();
    }

    /** The vector with the features of the further inputs taken from {@code known}: for one whose purchases are supposed. */
    public static double[] withInputsOf(double[] values, double[] known) {
        double[] both = known.clone();
        int at = 0;
        for (FeatureFamily<?> family : FAMILIES) {
            int count = family.features().size();
            if (family.firstDay(InputSpans.NONE) != InputSpans.NEVER) {
                System.arraycopy(values, at, both, at, count);
            }
            at += count;
        }
        return both;
    }

    /** Slot of a feature in the vector. */
    public static int indexOf(Feature<?> feature) {
        return indexOf(feature.name());
    }

    /** Slot of the feature of that name in the vector. */
    public static int indexOf(String name) {
        Integer slot = SLOTS.get(name);
        if (slot == null) {
            throw new IllegalArgumentException(
                    "Cannot find the feature " + name + ": it is not in the catalogue. `ebb features` lists them.");
        }
        return slot;
    }

    public static Optional<FeatureDescription> find(String name) {
        return Optional.ofNullable(SLOTS.get(name)).map(slot -> ALL.get(slot).description());
    }

    /**
     * The feature vector of one customer of whom only purchases are known: catalogue order, NaN for null.
     *
     * @param history at least one purchase day
     */
    public static double[] compute(History history, Population population) {
        return compute(new Observation(AccountPast.ofPurchases(history), InputSpans.NONE, population));
    }

    /** The feature vector of one customer with all that was known on the as-of date: catalogue order, NaN for null. */
    static double[] compute(Observation observation) {
        double[] values = new double[NAMES.size()];
        int at = 0;
        for (FeatureFamily<?> family : FAMILIES) {
            at = write(family, observation, values, at);
        }
        return values;
    }

    /** Writes the features of a family from {@code values[at]} on; returns the slot after its last. */
    private static <F> int write(FeatureFamily<F> family, Observation observation, double[] values, int at) {
        boolean isObserved = family.firstDay(observation.spans()) <= observation.day();
        F figures = isObserved ? family.figures(observation) : null;
        int slot = at;
        for (Feature<F> feature : family.features()) {
            values[slot++] = isObserved ? feature.of(figures) : Double.NaN;
        }
        return slot;
    }
}
