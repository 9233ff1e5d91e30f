package ebb.churn;

/** The longer silent against the customer's own mean gap, the likelier gone. */
public final class SilenceOverGap extends SingleFeature {
    public SilenceOverGap() {
        super("silence_over_gap", "silence_over_mean_gap_ratio", Transform.ASINH);
    }
}
