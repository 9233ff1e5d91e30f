package ebb.churn;

import ebb.churn.fit.Contestant;
import ebb.churn.linear.LogisticRegression;
import ebb.churn.linear.MllibLogisticRegression;
import ebb.churn.tree.MllibGradientBoosting;
import ebb.churn.tree.MllibRandomForest;
import ebb.churn.tree.XgBoost;
import java.util.List;

/** The catalogue of contestants; their stack is added by {@link Stack}. */
public final class ContestantCatalogue {
    /** Chosen on as-of dates that no published figure is judged on. */
    private static final double RIDGE = 0.003;

    /** Every contestant, rules first, in the order reports show them. */
    public static final List<Contestant> ALL = List.of(
            new Prevalence(),
            new RecencyRule(),
            new FrequencyRule(),
            new SilenceOverGapRule(),
            new LifetimeRule(),
            new LogisticRegression(RIDGE),
            new XgBoost(),
            new MllibLogisticRegression(RIDGE),
            new MllibGradientBoosting(),
            new MllibRandomForest());

    private ContestantCatalogue() {}

    /** The simple rules among {@code some}. */
    public static List<Contestant> rules(List<Contestant> some) {
        return of(Contestant.Kind.RULE, some);
    }

    /** The models among {@code some}. */
    public static List<Contestant> models(List<Contestant> some) {
        return of(Contestant.Kind.MODEL, some);
    }

    private static List<Contestant> of(Contestant.Kind kind, List<Contestant> some) {
        return some.stream().filter(contestant -> contestant.kind() == kind).toList();
    }

    /** Those that take the place of {@code some} where all examples lie on the cluster, each once. */
    public static List<Contestant> onCluster(List<Contestant> some) {
        List<String> names =
                some.stream().map(contestant -> contestant.onCluster().name()).toList();
        return named(names);
    }

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
