package ebb.evaluation;

import java.io.Serializable;

/** One figure about predictions: weighted, exact under ties, NaN where it is not defined. */
public interface Metric extends Serializable {

    /** Which way is better. */
    enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    /** Name in tables and reports, snake_case. */
    String name();

    /** What it says, in one sentence. */
    String meaning();

    Better better();

    double of(Predictions predictions);

    /**
     * Whether the figure is measured against a fit to the same rows. A resample holds fewer different customers, so that the fit follows their chance more
     * closely and the figure comes out higher than on the data themselves.
     */
    default boolean isFitted() {
        return false;
    }

    /** How much better {@code one} is than {@code other}; positive is better whichever way the metric points. */
    default double gain(Predictions one, Predictions other) {
        return better() == Better.LOWER ? of(other) - of(one) : of(one) - of(other);
    }
}
