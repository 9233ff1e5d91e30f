package ebb.churn;

import ebb.churn.linear.Transform;
import ebb.feature.Recency;

/** Ranks customers by the days since the last purchase, the longest first. */
final class RecencyRule extends SingleFeatureRule {
    public RecencyRule() {
        super("recency", Recency.SILENCE.name(), Transform.ASINH);
    }
}
