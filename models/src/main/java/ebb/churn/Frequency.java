package ebb.churn;

/** The fewer purchase days so far, the likelier gone: on living customers the simple rule to beat. */
public final class Frequency extends SingleFeature {
    public Frequency() {
        super("frequency", "frequency_count", Transform.MINUS_ASINH);
    }
}
