package ebb.churn;

import ebb.churn.linear.Transform;
import ebb.feature.Silence;

/**
 * Ranks customers by the days since the last purchase over their usual gap, the largest ratio first.
 *
 * <p>The gap is the shrunken one, which customers with one purchase have too; imputing the median gap ranked them among the frequent buyers.
 */
final class SilenceOverGapRule extends SingleFeatureRule {
    public SilenceOverGapRule() {
        super("silence_over_gap", Silence.OVER_USUAL_GAP.name(), Transform.ASINH);
    }
}
