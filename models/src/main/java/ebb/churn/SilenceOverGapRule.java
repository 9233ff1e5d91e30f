package ebb.churn;

import ebb.churn.linear.Transform;
import ebb.feature.Silence;

/**
 * The longer silent against the customer's usual gap, the likelier gone.
 *
 * <p>By the shrunk gap, which customers with one purchase have too; their own mean gap is unknown, and calling it typical ranked them among the
 * frequent buyers.
 */
public final class SilenceOverGapRule extends SingleFeatureRule {
    public SilenceOverGapRule() {
        super("silence_over_gap", Silence.OVER_USUAL_GAP.name(), Transform.ASINH);
    }
}
