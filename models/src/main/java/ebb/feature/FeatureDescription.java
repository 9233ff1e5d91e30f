package ebb.feature;

import java.util.function.ToDoubleFunction;

/**
 * What a feature is called and what it says, as the catalogue and the data dictionary print it.
 *
 * @param name column name; ends in its unit where it has one
 * @param unit {@code days}, {@code count}, {@code share}, {@code amount}, {@code ratio}, {@code probability}, ...
 * @param range values it can take, in words: {@code 0 and up}, {@code 0 to 1}
 * @param meaning what it says about the customer, in one sentence
 * @param whenNull why it is null; {@code never} where it cannot be
 */
public record FeatureDescription(String name, String unit, String range, String meaning, String whenNull) {
    static final String NOT_OBSERVED = "the data begin after that window does";
    private static final String NEVER = "never";
    private static final String FROM_ZERO = "0 and up";
    private static final String UP_TO_ONE = "0 to 1";

    static FeatureDescription days(String name, String meaning) {
        return new FeatureDescription(name, "days", FROM_ZERO, meaning, NEVER);
    }

    static FeatureDescription count(String name, String meaning) {
        return new FeatureDescription(name, "count", FROM_ZERO, meaning, NEVER);
    }

    static FeatureDescription amount(String name, String meaning) {
        return new FeatureDescription(name, "amount", FROM_ZERO, meaning, NEVER);
    }

    static FeatureDescription ratio(String name, String meaning) {
        return new FeatureDescription(name, "ratio", FROM_ZERO, meaning, NEVER);
    }

    static FeatureDescription share(String name, String meaning) {
        return new FeatureDescription(name, "share", UP_TO_ONE, meaning, NEVER);
    }

    static FeatureDescription probability(String name, String meaning) {
        return new FeatureDescription(name, "probability", UP_TO_ONE, meaning, NEVER);
    }

    /** In a unit of its own. */
    static FeatureDescription in(String unit, String name, String meaning) {
        return new FeatureDescription(name, unit, FROM_ZERO, meaning, NEVER);
    }

    FeatureDescription range(String other) {
        return new FeatureDescription(name, unit, other, meaning, whenNull);
    }

    FeatureDescription nullWhen(String reason) {
        return new FeatureDescription(name, unit, range, meaning, reason);
    }

    /** The feature of this description, with its computation: NaN for null. */
    <F> Feature<F> by(ToDoubleFunction<F> computation) {
        return new Feature<>(this, computation);
    }

    public boolean isNullable() {
        return !whenNull.equals(NEVER);
    }
}
