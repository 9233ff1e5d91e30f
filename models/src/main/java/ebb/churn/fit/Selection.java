package ebb.churn.fit;

import java.io.Serializable;
import java.util.function.IntToDoubleFunction;

/** Chooses examples by what is known of each on the driver and on the cluster alike, so that it means the same there. */
public interface Selection extends Serializable {

    /**
     * Whether an example is chosen.
     *
     * @param value of a feature by its place, NaN for null
     */
    boolean keeps(String customerId, int asOfDay, IntToDoubleFunction value);
}
