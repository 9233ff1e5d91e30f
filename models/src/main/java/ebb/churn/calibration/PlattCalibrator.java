package ebb.churn.calibration;

import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.NewtonLogisticFit;
import ebb.customer.LogOdds;

/**
 * Platt scaling: log-odds are {@code intercept + slope * margin} (Platt 1999).
 *
 * @param intercept log-odds at margin 0
 * @param slope log-odds for one unit of margin; never negative
 */
public record PlattCalibrator(double intercept, double slope) implements Calibrator {

    /** The maximum-likelihood line; its slope is 0 where the margin is negatively related to churn. */
    public static PlattCalibrator fit(double[] margins, TrainingMatrix examples) {
        double[] fitted = NewtonLogisticFit.of(new double[][] {margins}, examples, NewtonLogisticFit.Ridge.NONE);
        if (fitted[1] >= 0) {
            return new PlattCalibrator(fitted[0], fitted[1]);
        }
        return new PlattCalibrator(LogOdds.of(examples.churnRate()), 0);
    }

    @Override
    public double logOdds(double margin) {
        return intercept + slope * margin;
    }

    @Override
    public PlattCalibrator shifted(double moreLogOdds) {
        return new PlattCalibrator(intercept + moreLogOdds, slope);
    }
}
