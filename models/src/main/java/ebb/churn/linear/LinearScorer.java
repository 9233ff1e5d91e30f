package ebb.churn.linear;

import ebb.churn.fit.Scorer;
import java.io.Serializable;
import java.util.List;

/**
 * A weighted sum of transformed and standardised features.
 *
 * @param base margin of one who is average in everything
 * @param terms what is added
 */
public record LinearScorer(double base, List<Term> terms) implements Scorer {
    /**
     * One addend.
     *
     * @param feature place in the catalogue
     * @param transform how the raw value enters
     * @param mean of the transformed value in training
     * @param deviation standard deviation of it
     * @param low least deviations from the mean that training vouches for; a value beyond counts as this
     * @param high most deviations from the mean
     * @param coefficient log-odds for one deviation
     */
    public record Term(
            int feature,
            Transform transform,
            double mean,
            double deviation,
            double low,
            double high,
            double coefficient)
            implements Serializable {

        /** Deviations from the mean; a missing value counts as the mean. */
        double standardised(double value) {
            return scaled(transform.of(value));
        }

        /** The same of a value that has been transformed. */
        double scaled(double transformed) {
            double z = (transformed - mean) / deviation;
            return Double.isNaN(z) ? 0 : Math.max(low, Math.min(high, z));
        }

        Term with(double newCoefficient) {
            return new Term(feature, transform, mean, deviation, low, high, newCoefficient);
        }
    }

    @Override
    public double margin(double[] features) {
        double sum = base;
        for (Term term : terms) {
            sum += term.coefficient() * term.standardised(features[term.feature()]);
        }
        return sum;
    }

    @Override
    public void contribute(double[] features, double scale, double[] contributions) {
        for (Term term : terms) {
            contributions[term.feature()] += scale * term.coefficient() * term.standardised(features[term.feature()]);
        }
    }
}
