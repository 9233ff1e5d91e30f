package ebb.churn;

import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.Transform;
import ebb.customer.LogOdds;
import ebb.feature.LifetimeFeatures;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The buy-till-you-die model's own probability of no purchase within the horizon, calibrated. */
public final class LifetimeRule extends SingleFeatureRule {
    private static final String NAME = "buy_till_you_die";
    private static final String FEATURE = LifetimeFeatures.NO_PURCHASE.name();

    public LifetimeRule() {
        super(NAME, FEATURE, Transform.LOGIT);
    }

    @Override
    public Kind kind() {
        return Kind.MODEL;
    }

    /** The probability as it is, without training and calibration; NaN for customers without it. */
    public static ChurnModel untrained(TrainingMatrix asked) {
        int feature = asked.indexOf(FEATURE);
        double mean = known(asked).average().orElse(0.5);
        return new ChurnModel(
                NAME,
                asked.featureNames(),
                new RuleScorer(feature, Transform.LOGIT, Double.NaN, LogOdds.of(mean)),
                new PlattCalibrator(0, 1));
    }

    /** Whether the probability is known of anyone. */
    public static boolean knows(TrainingMatrix asked) {
        return known(asked).findAny().isPresent();
    }

    private static DoubleStream known(TrainingMatrix asked) {
        int feature = asked.indexOf(FEATURE);
        return IntStream.range(0, asked.size())
                .mapToDouble(row -> asked.value(row, feature))
                .filter(value -> !Double.isNaN(value));
    }
}
