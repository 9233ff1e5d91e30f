package ebb.evaluation;

/** The reliability part of the Brier score, see {@link BrierParts}. */
final class BrierReliability implements Metric {
    @Override
    public String name() {
        return "brier_reliability";
    }

    @Override
    public String meaning() {
        return "Part of the Brier score lost to bad calibration; 0 is perfect";
    }

    @Override
    public Better better() {
        return Better.LOWER;
    }

    @Override
    public boolean isFitted() {
        return true;
    }

    @Override
    public double of(Predictions predictions) {
        return predictions.brierParts().reliability();
    }
}
