package ebb.churn;

import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.Scorer;
import java.io.Serializable;
import java.util.List;

/**
 * A weighted sum of the log-odds of other scorers.
 *
 * @param intercept added to the sum
 * @param parts the scorers with their calibration and weight
 */
record StackScorer(double intercept, List<Part> parts) implements Scorer {

    /** One scorer; its log-odds are {@code platt} of its margin. */
    public record Part(String contestant, double weight, PlattCalibrator platt, Scorer scorer) implements Serializable {
        private double logOdds(double margin) {
            return weight * platt.logOdds(margin);
        }
    }

    @Override
    public double margin(double[] features) {
        double sum = intercept;
        for (Part part : parts) {
            sum += part.logOdds(part.scorer().margin(features));
        }
        return sum;
    }

    @Override
    public double base() {
        double sum = intercept;
        for (Part part : parts) {
            sum += part.logOdds(part.scorer().base());
        }
        return sum;
    }

    @Override
    public void contribute(double[] features, double scale, double[] contributions) {
        for (Part part : parts) {
            part.scorer()
                    .contribute(features, scale * part.weight() * part.platt().slope(), contributions);
        }
    }
}
