package ebb.evaluation;

/** The resolution part of the Brier score, see {@link BrierParts}. */
final class BrierResolution implements Metric {
    @Override
    public String name() {
        return "brier_resolution";
    }

    @Override
    public String meaning() {
        return "Part of the Brier score won by telling customers apart; 0 knows nothing";
    }

    @Override
    public Better better() {
        return Better.HIGHER;
    }

    @Override
    public boolean isFitted() {
        return true;
    }

    @Override
    public double of(Predictions predictions) {
        return predictions.brierParts().resolution();
    }
}
