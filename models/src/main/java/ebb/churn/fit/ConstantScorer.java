package ebb.churn.fit;

/** The same score for everyone. */
public record ConstantScorer(double base) implements Scorer {
    @Override
    public double margin(double[] features) {
        return base;
    }

    @Override
    public void contribute(double[] features, double scale, double[] contributions) {
        // Nothing about the customer moves it.
    }
}
