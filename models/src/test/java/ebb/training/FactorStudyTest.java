package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.ChurnModel;
import ebb.churn.CrossFit;
import ebb.churn.Generated;
import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LogisticRegression;
import ebb.feature.FeatureCatalogue;
import ebb.training.JudgedCustomers.GroupError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Churn depends on frequency and silence; the noise feature says nothing. */
class FactorStudyTest {
    private static final TrainingMatrix TRAINING =
            TrainingMatrix.of(Generated.NAMES, Generated.examples(1500, new int[] {100}, 1));
    private static final TrainingMatrix HOLDOUT =
            TrainingMatrix.asTheyAre(Generated.NAMES, Generated.examples(1500, new int[] {300}, 1));
    private static final ChurnModel MODEL = CrossFit.of(new LogisticRegression(0.003), TRAINING, new Fitting(null, 42))
            .model(TRAINING);
    private static final List<Factor> FACTORS = FactorStudy.of(MODEL, HOLDOUT, 42);

    private static Factor named(String name) {
        return FACTORS.stream()
                .filter(factor -> factor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsKnownByAFeatureIsMissedWhereItIsPermuted() {
        assertThat(named("frequency_count").lossWithout().low()).isPositive();
        assertThat(named("noise_share").lossWithout().low()).isNegative();
        assertThat(named("frequency_count").meanContribution())
                .isGreaterThan(named("noise_share").meanContribution());
    }

    @Test
    void theDirectionIsWhatMoreOfAFeatureDoes() {
        assertThat(named("frequency_count").direction()).isCloseTo(-1, within(0.05));
        assertThat(named("recency_days").direction()).isPositive();
        assertThat(FACTORS)
                .filteredOn(factor -> factor.kind().equals(Factor.THEME))
                .isNotEmpty()
                .allMatch(theme -> theme.direction() == null);
    }

    /** Nine in ten customers lie where the score hardly falls, and one where it rises steeply: what more of the feature does is what it does to that one. */
    @Test
    void theDirectionIsThatOfLargeContributions() {
        ChurnModel steep = new ChurnModel("steep", Generated.NAMES, new SteepAtTheEnd(), new PlattCalibrator(0, 1));
        assertThat(FactorStudy.of(steep, HOLDOUT, 42).get(1).direction()).isPositive();
    }

    private record SteepAtTheEnd() implements Scorer {
        @Override
        public double margin(double[] features) {
            return features[0] > 80 ? 2 : -features[0] / 1000;
        }

        @Override
        public double base() {
            return 0;
        }

        @Override
        public void contribute(double[] features, double scale, double[] contributions) {
            contributions[0] += scale * margin(features);
        }
    }

    @Test
    void isTheSameEachTimeAndEmptyWithoutCustomers() {
        assertThat(FactorStudy.of(MODEL, HOLDOUT, 42)).isEqualTo(FACTORS);
        assertThat(FactorStudy.of(MODEL, HOLDOUT.where(row -> false), 42)).isEmpty();
    }

    @Test
    void groupsAreJudgedByThemselvesFromTheLeastCohortOn() {
        Map<String, Map<String, String>> groups = new HashMap<>();
        for (int row = 0; row < HOLDOUT.size(); row++) {
            String region = row < 19 ? "small" : row < 39 ? "enough" : row % 2 == 0 ? "even" : "odd";
            groups.put(HOLDOUT.customerId(row), Map.of("region", region));
        }
        List<GroupError> errors = new JudgedCustomers(MODEL, HOLDOUT).errors(groups, 20);

        assertThat(errors).extracting(GroupError::group).containsExactly("enough", "even", "odd");
        assertThat(errors.get(0).customers()).isEqualTo(20);
        GroupError even = errors.get(1);
        TrainingMatrix own = HOLDOUT.where(row -> row >= 39 && row % 2 == 0);
        assertThat(even.actual().value()).isCloseTo(own.churnRate(), within(1e-12));
        assertThat(even.isOff())
                .isEqualTo(even.expected() < even.actual().low()
                        || even.expected() > even.actual().high());
        assertThat(even.auc()).isBetween(0.6, 1.0);
    }

    @Test
    void noFeatureIsMadeOfRegionClassOrAge() {
        assertThat(FeatureCatalogue.names())
                .noneMatch(name -> name.matches(".*(region|territory|account_class|age_|birth|sex|gender).*"));
    }
}
