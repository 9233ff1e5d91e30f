package ebb.churn;

import ebb.churn.linear.Transform;

/** The longer silent, the likelier gone. */
public final class RecencyRule extends SingleFeatureRule {
    public RecencyRule() {
        super("recency", "recency_days", Transform.ASINH);
    }
}
