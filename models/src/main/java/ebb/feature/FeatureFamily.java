package ebb.feature;

import ebb.ledger.History;
import java.io.Serializable;
import java.util.List;

/** Features that are computed together from one customer's history. */
public interface FeatureFamily extends Serializable {

    /** The family's features, in the order {@link #compute} writes them. */
    List<Feature> features();

    /**
     * Writes the family's values from {@code values[at]} on, NaN for null.
     *
     * @param history what was known of the customer; at least one purchase day
     * @param population what was known of all customers on the same date
     */
    void compute(History history, Population population, double[] values, int at);
}
