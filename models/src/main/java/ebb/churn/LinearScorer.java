package ebb.churn;

import java.io.Serializable;
import java.util.List;

/**
 * A weighted sum of transformed and standardised features.
 *
 * @param base margin of one who is average in everything
 * @param terms what is added
 */
public record LinearScorer(double base, List<Term> terms) implements Scorer {
    /** A value further from the mean than this many deviations counts as this far: one wild figure must not decide alone. */
    static final double FURTHEST = 4;

    /**
     * One addend.
     *
     * @param feature place in the catalogue
     * @param transform how the raw value enters
     * @param mean of the transformed value in training
     * @param deviation standard deviation of it
     * @param coefficient log-odds for one deviation
     */
    public record Term(int feature, Transform transform, double mean, double deviation, double coefficient)
            implements Serializable {

        /** Deviations from the mean; a missing value counts as the mean. */
        double standardised(double value) {
            double z = (transform.of(value) - mean) / deviation;
            return Double.isNaN(z) ? 0 : Math.max(-FURTHEST, Math.min(FURTHEST, z));
        }

        Term with(double newCoefficient) {
            return new Term(feature, transform, mean, deviation, newCoefficient);
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
