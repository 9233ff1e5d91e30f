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

    /** The loss of one customer. */
    static double ofOne(double probability, boolean churned) {
        return -Math.log(Math.max(FLOOR, churned ? probability : 1 - probability));
    }

    @Override
    public double of(Predictions predictions) {
        double loss = 0;
        double weight = 0;
        for (int i = 0; i < predictions.size(); i++) {
            loss += predictions.weight(i) * predictions.loss(i);
            weight += predictions.weight(i);
        }
        return loss / weight;
    }
}
