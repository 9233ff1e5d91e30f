package ebb.churn;

import ebb.churn.linear.Transform;
import ebb.feature.LifetimeFeatures;

/** The buy-till-you-die model's own probability of no purchase within the horizon, calibrated. */
public final class LifetimeRule extends SingleFeatureRule {
    public LifetimeRule() {
        super("buy_till_you_die", LifetimeFeatures.NO_PURCHASE.name(), Transform.LOGIT);
    }

    @Override
    public Kind kind() {
        return Kind.MODEL;
    }
}
