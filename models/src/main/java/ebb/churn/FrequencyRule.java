package ebb.churn;

import ebb.churn.linear.Transform;
import ebb.feature.Frequency;

/** The fewer purchase days so far, the likelier gone: on active customers the simple rule to beat. */
public final class FrequencyRule extends SingleFeatureRule {
    public FrequencyRule() {
        super("frequency", Frequency.PURCHASE_DAYS.name(), Transform.MINUS_ASINH);
    }
}
