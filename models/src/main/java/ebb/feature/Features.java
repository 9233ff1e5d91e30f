package ebb.feature;

import ebb.input.AccountInputs;
import ebb.input.InputSpans;
import ebb.ledger.History;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every feature, in the order of the feature vector. */
public final class Features {
    public static final List<FeatureFamily> FAMILIES = List.of(
            new Recency(),
            new Frequency(),
            new Gaps(),
            new Silence(),
            new Spending(),
            new BasketFeatures(),
            new Breadth(),
            new Returns(),
            new Season(),
            new LifetimeFeatures());

    /** After those of the purchases, so that a model that knows no further input keeps its order when one comes. */
    private static final List<InputFamily> INPUT_FAMILIES = List.of(
            new ServiceFeatures(),
            new SurveyFeatures(),
            new PaymentFeatures(),
            new ExpenseFeatures(),
            new ContactFeatures());

    /** Last, so that a model of all customers, which does without, has its own features first. */
    private static final FeatureFamily FIRST_BASKET = new FirstBasketFeatures();

    private static final List<String> OF_FIRST_BASKET =
            FIRST_BASKET.features().stream().map(Feature::name).toList();
    private static final List<Feature> OF_PURCHASES =
            FAMILIES.stream().flatMap(family -> family.features().stream()).toList();
    private static final List<Feature> ALL = Stream.of(
                    OF_PURCHASES.stream(),
                    INPUT_FAMILIES.stream().flatMap(family -> family.features().stream()),
                    FIRST_BASKET.features().stream())
            .flatMap(features -> features)
            .toList();
    private static final List<String> NAMES = ALL.stream().map(Feature::name).toList();
    /** Looked up for every customer, so these are arrays. */
    private static final FeatureFamily[] FAMILY = FAMILIES.toArray(FeatureFamily[]::new);

    private static final int[] WIDTH =
            FAMILIES.stream().mapToInt(family -> family.features().size()).toArray();

    private static final InputFamily[] INPUT_FAMILY = INPUT_FAMILIES.toArray(InputFamily[]::new);
    private static final int[] INPUT_WIDTH =
            INPUT_FAMILIES.stream().mapToInt(family -> family.features().size()).toArray();

    private Features() {}

    public static List<Feature> all() {
        return ALL;
    }

    public static List<String> names() {
        return NAMES;
    }

    /** Names of the features that can be other than null where only the inputs of {@code spans} are there: what a model is trained on. */
    public static List<String> names(InputSpans spans) {
        Stream<Feature> ofInputs = INPUT_FAMILIES.stream()
                .filter(family -> family.firstDay(spans) != InputSpans.NEVER)
                .flatMap(family -> family.features().stream());
        return Stream.of(OF_PURCHASES.stream(), ofInputs, FIRST_BASKET.features().stream())
                .flatMap(features -> features)
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
        System.arraycopy(values, 0, both, 0, OF_PURCHASES.size());
        return both;
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
     * The feature vector of one customer of whom only purchases are known: catalogue order, NaN for null.
     *
     * @param history at least one purchase day
     */
    public static double[] compute(History history, Population population) {
        return compute(new InputFamily.Dossier(history, AccountInputs.NONE, InputSpans.NONE), population);
    }

    /** The feature vector of one customer with all that was known on the as-of date: catalogue order, NaN for null. */
    static double[] compute(InputFamily.Dossier dossier, Population population) {
        double[] values = new double[NAMES.size()];
        int at = 0;
        for (int f = 0; f < FAMILY.length; f++) {
            FAMILY[f].compute(dossier.history(), population, values, at);
            at += WIDTH[f];
        }
        for (int f = 0; f < INPUT_FAMILY.length; f++) {
            InputFamily family = INPUT_FAMILY[f];
            int until = at + INPUT_WIDTH[f];
            if (family.firstDay(dossier.spans()) > dossier.day()) {
                Arrays.fill(values, at, until, Double.NaN);
            } else {
                family.compute(dossier, values, at);
            }
            at = until;
        }
        FIRST_BASKET.compute(dossier.history(), population, values, at);
        return values;
    }
}
