package ebb.churn;

import java.util.List;

/** Every contestant, rules first, in the order reports show them; their stack is added by {@link Stack}. */
public final class Contestants {
    public static final List<Contestant> ALL = List.of(
            new Prevalence(),
            new Recency(),
            new Frequency(),
            new SilenceOverGap(),
            new BuyTillYouDie(),
            new Logistic(0.02),
            new GradientBoosted(),
            new RandomForest(),
            new XgBoost());

    /** Those that take part unless the conf says otherwise: the forest costs as much as all others and has won nothing yet. */
    public static final List<Contestant> STANDARD = ALL.stream()
            .filter(contestant -> !(contestant instanceof RandomForest))
            .toList();

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
