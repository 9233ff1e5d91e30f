package ebb.feature;

import java.util.function.ToDoubleFunction;

/**
 * One feature: what it says and how it is computed from its family's figures. Its place in the family's list is its slot in the feature vector.
 *
 * @param <F> what the family computes once for all its features
 */
public final class Feature<F> {
    private final FeatureDescription description;
    private final ToDoubleFunction<F> computation;

    Feature(FeatureDescription description, ToDoubleFunction<F> computation) {
        this.description = description;
        this.computation = computation;
    }

    public FeatureDescription description() {
        return description;
    }

    /** Column name. */
    public String name() {
        return description.name();
    }

    /** The value, NaN for null. */
    double of(F figures) {
        return computation.applyAsDouble(figures);
    }

    @Override
    public String toString() {
        return name();
    }
}
