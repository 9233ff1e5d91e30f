package ebb.evaluation;

/** Area under the precision-recall curve as average precision; customers with equal scores enter together. */
final class PrAuc implements Metric {
    @Override
    public String name() {
        return "pr_auc";
    }

    @Override
    public String meaning() {
        return "Share of true churners among those called, averaged over how far down the list one calls; to be held against the base rate";
    }

    @Override
    public Better better() {
        return Better.HIGHER;
    }

    @Override
    public double of(Predictions predictions) {
        double churned = 0;
        double called = 0;
        double area = 0;
        int end;
        for (int i = 0; i < predictions.size(); i = end) {
            end = predictions.endOfTie(i);
            double churnedHere = predictions.churnedWeight(i, end);
            churned += churnedHere;
            called += predictions.weight(i, end);
            area += called > 0 ? churnedHere * churned / called : 0;
        }
        return area / churned;
    }
}
