package ebb.evaluation;

/**
 * The parts of the Brier score without bins: brier = reliability - resolution + uncertainty, exactly.
 *
 * <p>Against the best monotone recalibration (pool-adjacent-violators) of the same predictions, as in Dimitriadis, Gneiting and Jordan, "Stable
 * reliability diagrams for probabilistic classifiers", PNAS 118 (2021).
 *
 * @param reliability lost to bad calibration; 0 is perfect
 * @param resolution won by telling customers apart; 0 knows nothing
 * @param uncertainty base rate times its complement: what one who knows only the base rate scores
 */
record BrierParts(double reliability, double resolution, double uncertainty) {

    static BrierParts of(Predictions predictions) {
        double recalibrated = recalibratedBrier(predictions);
        double rate = predictions.baseRate();
        double uncertainty = rate * (1 - rate);
        return new BrierParts(new Brier().of(predictions) - recalibrated, uncertainty - recalibrated, uncertainty);
    }

    /** Brier score of the predictions after pooling adjacent violators: within a pool of rate r and weight w it is w r (1 - r). */
    private static double recalibratedBrier(Predictions predictions) {
        PoolAdjacentViolators pools = new PoolAdjacentViolators(predictions.size());
        int end = predictions.size();
        int i = end;
        while (i > 0) {
            i = end - 1;
            while (i > 0 && predictions.probability(i - 1) == predictions.probability(end - 1)) {
                i--;
            }
            pools.add(predictions.churnedWeight(i, end), predictions.weight(i, end));
            end = i;
        }
        double sum = 0;
        for (int pool = 0; pool < pools.count(); pool++) {
            double rate = pools.mean(pool);
            sum += pools.weight(pool) * rate * (1 - rate);
        }
        return sum / predictions.weight(0, predictions.size());
    }
}
