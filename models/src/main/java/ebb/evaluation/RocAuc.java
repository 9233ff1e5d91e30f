package ebb.evaluation;

/** Area under the ROC curve: the chance that a churner is ranked above a customer who stayed, ties counting half. */
public final class RocAuc implements Metric {
    @Override
    public String name() {
        return "roc_auc";
    }

    @Override
    public String meaning() {
        return "Chance that a customer who churned was ranked above one who stayed; .5 is a coin, 1 is perfect";
    }

    @Override
    public Better better() {
        return Better.HIGHER;
    }

    @Override
    public double of(Predictions predictions) {
        double churnedAbove = 0;
        double retained = 0;
        double pairs = 0;
        int end;
        for (int i = 0; i < predictions.size(); i = end) {
            end = predictions.endOfTie(i);
            double churnedHere = predictions.churnedWeight(i, end);
            double retainedHere = predictions.weight(i, end) - churnedHere;
            pairs += retainedHere * (churnedAbove + churnedHere / 2);
            churnedAbove += churnedHere;
            retained += retainedHere;
        }
        return pairs / (churnedAbove * retained);
    }
}
