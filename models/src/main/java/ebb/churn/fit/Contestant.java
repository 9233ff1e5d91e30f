package ebb.churn.fit;

import java.util.List;

/** One way to score churn. */
public interface Contestant {

    /** What kind of rival it is. */
    enum Kind {
        /** A simple rule, which a model must beat to be published. */
        RULE,
        MODEL
    }

    /** Name in tables, reports and the conf, snake_case. */
    String name();

    Kind kind();

    /** Whether it can be fitted on these features. */
    default boolean canUse(TrainingMatrix examples) {
        return true;
    }

    /** The same contestant with other settings worth trying, the likeliest first; its margins are log-odds where there are any. */
    default List<Contestant> otherSettings() {
        return List.of();
    }

    /** As many rows as are enough: more of them take longer and teach nothing new. */
    default int enoughRows() {
        return Integer.MAX_VALUE;
    }

    /** Fits on as many rows of the examples as are enough; where Spark fits it and they are a sample of more, on all of those. */
    default Scorer fitOnEnough(TrainingMatrix examples, Fitting fitting) {
        return fitsOnSpark() && examples.all().isPresent()
                ? fitOnCluster(examples, fitting)
                : fit(examples.sampled(enoughRows(), fitting.seed()), fitting);
    }

    private Scorer fitOnCluster(TrainingMatrix examples, Fitting fitting) {
        try {
            return fit(examples, fitting);
        } catch (Exception e) { // Spark's own are checked, and MLlib declares none
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IllegalStateException(
                    "Cannot fit " + name() + " on the cluster: " + reason.replaceFirst("\\.?$", ".")
                            + " Give the executors more memory, or set training.where=driver, which fits on a sample.",
                    e);
        }
    }

    /** How far the probabilities of two fits on the driver to the same examples and seed can lie apart; 0: the same scorer, bit for bit. */
    default double repeatsWithin() {
        return 0;
    }

    /** Whether it is weighed with others in the stack; one that is not can only win by itself. */
    default boolean isStacked() {
        return kind() == Kind.MODEL;
    }

    /** Whether Spark fits it, and shares out the work itself; others are fitted side by side. */
    default boolean fitsOnSpark() {
        return false;
    }

    /** What takes its place where all examples lie on the cluster; itself where Spark fits it, and where a sample is enough, as for rules. */
    default Contestant onCluster() {
        return this;
    }

    /** Fits on all rows of the examples; the same examples and seed give the same scorer, as far as {@link #repeatsWithin} promises. */
    Scorer fit(TrainingMatrix examples, Fitting fitting);
}
