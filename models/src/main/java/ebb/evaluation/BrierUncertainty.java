package ebb.evaluation;

/** The uncertainty part of the Brier score, see {@link BrierParts}. */
final class BrierUncertainty implements Metric {
    @Override
    public String name() {
        return "brier_uncertainty";
    }

    @Override
    public String meaning() {
        return "What one who knows only the base rate scores in the Brier score; the data's own";
    }

    @Override
    public Better better() {
        return Better.NEITHER;
    }

    @Override
    public double of(Predictions predictions) {
        return predictions.brierParts().uncertainty();
    }
}
