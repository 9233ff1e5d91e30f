package ebb.churn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;

/**
 * A fitted score: a base plus one contribution for each feature, summed to a margin. The higher the margin, the likelier the customer churns; a
 * {@link Calibrator} makes it log-odds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConstantScorer.class, name = "constant"),
    @JsonSubTypes.Type(value = RuleScorer.class, name = "rule"),
    @JsonSubTypes.Type(value = LinearScorer.class, name = "linear"),
    @JsonSubTypes.Type(value = TreeScorer.class, name = "trees"),
    @JsonSubTypes.Type(value = StackScorer.class, name = "stack"),
    @JsonSubTypes.Type(value = NewcomerScorer.class, name = "newcomers")
})
public sealed interface Scorer extends Serializable
        permits ConstantScorer, RuleScorer, LinearScorer, TreeScorer, StackScorer, NewcomerScorer {

    /** Score of a customer whose features are given in catalogue order, NaN for null. */
    double margin(double[] features);

    /** Margin of the typical customer, from which contributions are counted. */
    double base();

    /** Adds {@code scale} times each feature's contribution to {@code contributions}; with the base they sum to the margin. */
    void contribute(double[] features, double scale, double[] contributions);
}
