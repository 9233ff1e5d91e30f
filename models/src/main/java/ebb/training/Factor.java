package ebb.training;

import ebb.evaluation.Interval;
import java.io.Serializable;

/**
 * How much one theme or one feature moves the scores of all customers judged.
 *
 * @param kind {@link #THEME} or {@link #FEATURE}
 * @param name of the theme or the feature
 * @param theme it belongs to
 * @param meanContribution mean absolute contribution to the log-odds
 * @param direction correlation of the rank of the feature's value with its contribution, -1 to 1: above 0, more of it raises the risk; null: a theme, or one value
 * @param lossWithout how much the log loss rises, out of time, where its values are drawn from other customers; with the 95 % interval over customers
 */
public record Factor(
        String kind, String name, String theme, double meanContribution, Double direction, Interval lossWithout)
        implements Serializable {
    public static final String THEME = "theme";
    public static final String FEATURE = "feature";
}
