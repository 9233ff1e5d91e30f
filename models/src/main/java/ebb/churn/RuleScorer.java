package ebb.churn;

import ebb.churn.fit.Scorer;
import ebb.churn.linear.Transform;

/**
 * A score that is a single feature.
 *
 * @param feature place in the catalogue
 * @param transform how the feature becomes a score that rises with churn
 * @param whenMissing score of those without the feature
 * @param base mean score
 */
record RuleScorer(int feature, Transform transform, double whenMissing, double base) implements Scorer {
    @Override
    public double margin(double[] features) {
        double value = transform.of(features[feature]);
        return Double.isNaN(value) ? whenMissing : value;
    }

    @Override
    public void contribute(double[] features, double scale, double[] contributions) {
        contributions[feature] += scale * (margin(features) - base);
    }
}
