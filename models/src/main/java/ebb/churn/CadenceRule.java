package ebb.churn;

import ebb.churn.linear.Transform;

/** The probability, by rhythm alone, that the silence grows beyond the customer's own limit, calibrated; for {@code ebb.training}'s cadence label. */
public final class CadenceRule extends SingleFeatureRule {
    public static final String NAME = "cadence";
    public static final String FEATURE = "beyond_limit_probability";

    public CadenceRule() {
        super(NAME, FEATURE, Transform.LOGIT);
    }

    @Override
    public Kind kind() {
        return Kind.MODEL;
    }
}
