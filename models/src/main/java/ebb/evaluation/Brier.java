package ebb.evaluation;

/** Brier score: mean squared error of the probability. It equals reliability - resolution + uncertainty, see {@link BrierParts}. */
public final class Brier implements Metric {
    @Override
    public String name() {
        return "brier";
    }

    @Override
    public String meaning() {
        return "Mean squared error of the probability; .25 is a coin, 0 is perfect foresight";
    }

    @Override
    public Better better() {
        return Better.LOWER;
    }

    @Override
    public double of(Predictions predictions) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < predictions.size(); i++) {
            double error = predictions.probability(i) - (predictions.churned(i) ? 1 : 0);
            sum += predictions.weight(i) * error * error;
            weight += predictions.weight(i);
        }
        return sum / weight;
    }
}
