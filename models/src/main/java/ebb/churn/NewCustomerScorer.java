package ebb.churn;

import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;

/**
 * Scores customers who have bought on one day by a model of their own, everyone else by the general one; the margin is the log-odds of either.
 *
 * @param frequency place of the number of purchase days among the features
 * @param newcomers over all features
 * @param general over the first of them
 */
public record NewCustomerScorer(int frequency, ChurnModel newcomers, ChurnModel general) implements Scorer {

    /** The two as one model, named as the general one. */
    public static ChurnModel combine(ChurnModel newcomers, ChurnModel general) {
        int frequency = newcomers.featureNames().indexOf(TrainingMatrix.FREQUENCY);
        return new ChurnModel(
                general.contestant(),
                newcomers.featureNames(),
                new NewCustomerScorer(frequency, newcomers, general),
                new PlattCalibrator(0, 1));
    }

    private boolean isNew(double[] features) {
        return features[frequency] == 1;
    }

    @Override
    public double margin(double[] features) {
        return (isNew(features) ? newcomers : general).logOdds(features);
    }

    @Override
    public double base() {
        return general.baseLogOdds();
    }

    /** The difference in base log-odds between new customers and others is attributed to the number of purchase days. */
    @Override
    public void contribute(double[] features, double scale, double[] contributions) {
        double[] parts = (isNew(features) ? newcomers : general).contributions(features);
        for (int i = 0; i < parts.length; i++) {
            contributions[i] += scale * parts[i];
        }
        if (isNew(features)) {
            contributions[frequency] += scale * (newcomers.baseLogOdds() - base());
        }
    }
}
