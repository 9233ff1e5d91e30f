package ebb.churn;

import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.Transform;
import java.util.Arrays;

/** What the contestants that score by one feature share. */
abstract class SingleFeatureRule implements Contestant {
    private final String name;
    private final String feature;
    private final Transform transform;

    SingleFeatureRule(String name, String feature, Transform transform) {
        this.name = name;
        this.feature = feature;
        this.transform = transform;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public final boolean canUse(TrainingMatrix examples) {
        return examples.indexOf(feature) >= 0;
    }

    /** Those without the feature get its median. */
    @Override
    public final Scorer fit(TrainingMatrix examples, Fitting fitting) {
        int index = examples.indexOf(feature);
        double[] known = new double[examples.size()];
        int count = 0;
        for (int row = 0; row < examples.size(); row++) {
            double value = transform.of(examples.value(row, index));
            if (!Double.isNaN(value)) {
                known[count++] = value;
            }
        }
        double[] sorted = Arrays.stream(known, 0, count).sorted().toArray();
        double median = count == 0 ? 0 : sorted[count / 2];
        double mean = Arrays.stream(sorted).average().orElse(0);
        return new RuleScorer(index, transform, median, mean);
    }
}
