package ebb.churn.fit;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;

/**
 * A fitted score: a base plus one contribution for each feature, summed to a margin. The higher the margin, the likelier the customer churns; a
 * calibrator makes it log-odds. The names under which scorers are stored are listed where models are read, in {@code ebb.churn.ChurnModel}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public interface Scorer extends Serializable {

    /** Score of a customer whose features are given in catalogue order, NaN for null. */
    double margin(double[] features);

    /** Margin of the typical customer, from which contributions are counted. */
    double base();

    /** Adds {@code scale} times each feature's contribution to {@code contributions}; with the base they sum to the margin. */
    void contribute(double[] features, double scale, double[] contributions);
}
