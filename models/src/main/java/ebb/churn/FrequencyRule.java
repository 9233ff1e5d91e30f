package ebb.churn;

import ebb.churn.linear.Transform;
import ebb.feature.Frequency;

/** Ranks customers by their purchase days so far, the fewest first: on active customers the simple rule to beat. */
final class FrequencyRule extends SingleFeatureRule {
    public FrequencyRule() {
        super("frequency", Frequency.PURCHASE_DAYS.name(), Transform.MINUS_ASINH);
    }
}
