package ebb.churn;

import ebb.churn.linear.Transform;

/** The fewer purchase days so far, the likelier gone: on living customers the simple rule to beat. */
public final class FrequencyRule extends SingleFeatureRule {
    public FrequencyRule() {
        super("frequency", "frequency_count", Transform.MINUS_ASINH);
    }
}
