package ebb.feature;

import ebb.input.InputSpans;
import java.util.List;

/**
 * Features that are computed together: first figures that all of them share, then each feature from those.
 *
 * @param <F> the figures
 */
public interface FeatureFamily<F> {

    /** The family's features, in the order of the feature vector. */
    List<Feature<F>> features();

    /** What the features are computed from. */
    F figures(Observation observation);

    /** First day that the family's input tells of; every feature is null on as-of dates before it. Purchases tell of every day. */
    default int firstDay(InputSpans spans) {
        return Integer.MIN_VALUE;
    }
}
