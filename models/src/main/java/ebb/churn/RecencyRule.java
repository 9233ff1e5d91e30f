package ebb.churn;

import ebb.churn.linear.Transform;
import ebb.feature.Recency;

/** The longer silent, the likelier gone. */
public final class RecencyRule extends SingleFeatureRule {
    public RecencyRule() {
        super("recency", Recency.SILENCE.name(), Transform.ASINH);
    }
}
