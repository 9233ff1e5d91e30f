package ebb.churn;

import ebb.churn.linear.Transform;

/** The buy-till-you-die model's own probability of no purchase within the horizon, calibrated. */
public final class LifetimeRule extends SingleFeatureRule {
    public LifetimeRule() {
        super("buy_till_you_die", "btyd_no_purchase_probability", Transform.LOGIT);
    }

    @Override
    public Kind kind() {
        return Kind.MODEL;
    }
}
