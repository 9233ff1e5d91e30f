package ebb.churn;

import java.util.List;

/** The catalogue of contestants; their stack is added by {@link Stack}. */
public final class Contestants {
    /** Chosen on as-of dates that no published figure is judged on. */
    private static final double RIDGE = 0.003;

    /** Every contestant, rules first, in the order reports show them. */
    public static final List<Contestant> ALL = List.of(
            new Prevalence(),
            new Recency(),
            new Frequency(),
            new SilenceOverGap(),
            new BuyTillYouDie(),
            new Logistic(RIDGE),
            new XgBoost(),
            new MlLogistic(RIDGE),
            new GradientBoosted(),
            new RandomForest());

    private Contestants() {}

    /** Those of the given names, in the catalogue's order. */
    public static List<Contestant> named(List<String> names) {
        List<String> known = ALL.stream().map(Contestant::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "Cannot find the contestant " + name + ". Choose among " + String.join(", ", known) + ".");
            }
        }
        return ALL.stream()
                .filter(contestant -> names.contains(contestant.name()))
                .toList();
    }
}
