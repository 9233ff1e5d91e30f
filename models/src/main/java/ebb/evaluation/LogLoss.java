package ebb.evaluation;

/** Mean logarithmic loss in nats, the proper score that the gate goes by. */
public final class LogLoss implements Metric {
    /** A certainty that proves wrong costs this much and not infinity. */
    private static final double FLOOR = 1e-15;

    @Override
    public String name() {
        return "log_loss";
    }

    @Override
    public String meaning() {
        return "Mean surprise at what happened, in nats; .693 is a coin, 0 is perfect foresight";
    }

    @Override
    public Better better() {
        return Better.LOWER;
    }

    @Override
    public double of(Predictions predictions) {
        double loss = 0;
        double weight = 0;
        for (int i = 0; i < predictions.size(); i++) {
            double probability = predictions.probability(i);
            double ofOutcome = predictions.churned(i) ? probability : 1 - probability;
            loss -= predictions.weight(i) * Math.log(Math.max(FLOOR, ofOutcome));
            weight += predictions.weight(i);
        }
        return loss / weight;
    }
}
