package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.churn.ChurnModel;
import ebb.churn.ContestantCatalogue;
import ebb.churn.Generated;
import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.ConstantScorer;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.Bootstrap;
import ebb.testing.SparkSessions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class GateTest {
    private static final double LOG_ODDS_OF_THREE_IN_FOUR = Math.log(3);

    @Test
    void refusesAModelThatKnowsTheLevelButTellsNobodyApart() {
        TrainingMatrix training = TrainingMatrix.of(Generated.NAMES, Generated.examples(600, new int[] {100}, 0));
        TrainingMatrix holdout = TrainingMatrix.of(
                Generated.NAMES,
                Generated.examples(600, new int[] {300}, 0).stream()
                        .map(example -> example.labelled(example.customerId().hashCode() % 4 != 0))
                        .toList());
        Contest contest = Contest.fit(
                        ContestantCatalogue.named(List.of("prevalence", "logistic_regression")),
                        training,
                        new Fitting(SparkSessions.shared(), 42))
                .with(new ChurnModel(
                        "logistic_regression",
                        Generated.NAMES,
                        new ConstantScorer(LOG_ODDS_OF_THREE_IN_FOUR),
                        new PlattCalibrator(0, 1)));

        GateDecision verdict = new Gate(contest, holdout, new Bootstrap.Options(100, 0.95, 1)).judge();

        assertThat(verdict.logLossGain().low()).isPositive();
        assertThat(verdict.publishesChampion()).isFalse();
        assertThat(verdict.published()).isEqualTo("prevalence");
        assertThat(verdict.reasons())
                .anyMatch(reason -> reason.startsWith("logistic_regression does not surely tell those who leave"));
    }
}
