package ebb.churn;

/** The longer silent, the likelier gone. */
public final class Recency extends SingleFeature {
    public Recency() {
        super("recency", "recency_days", Transform.ASINH);
    }
}
