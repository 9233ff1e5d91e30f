package ebb.evaluation;

/** Churn share among the tenth with the highest scores over the churn share of all; a tie at the border counts in part. */
public final class TopDecileLift implements Metric {
    private static final double SHARE = 0.1;

    @Override
    public String name() {
        return "top_decile_lift";
    }

    @Override
    public String meaning() {
        return "How many times more often the top tenth churned than the average customer";
    }

    @Override
    public Better better() {
        return Better.HIGHER;
    }

    @Override
    public double of(Predictions predictions) {
        double wanted = SHARE * predictions.weight(0, predictions.size());
        double left = wanted;
        double churned = 0;
        int end;
        for (int i = 0; i < predictions.size() && left > 0; i = end) {
            end = predictions.endOfTie(i);
            double here = predictions.weight(i, end);
            if (here > 0) {
                double taken = Math.min(left, here);
                churned += predictions.churnedWeight(i, end) * taken / here;
                left -= taken;
            }
        }
        return churned / wanted / predictions.baseRate();
    }
}
