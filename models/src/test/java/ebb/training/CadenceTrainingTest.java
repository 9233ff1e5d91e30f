package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.ChurnModel;
import ebb.churn.fit.Example;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.evaluation.Bootstrap;
import ebb.feature.PersonalLimit;
import ebb.feature.Rhythm;
import ebb.testing.SparkSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class CadenceTrainingTest {
    private static final int HORIZON = 90;
    private static final double SPREAD = 0.5;
    private static final CadenceTraining TRAINING =
            new CadenceTraining(new Bootstrap.Options(50, 0.95, 1), new Fitting(SparkSessions.shared(), 42), HORIZON);

    @Test
    void staysSilentBeyondTheOwnLimitIsTheLabel() {
        PersonalLimit limit = PersonalLimit.of(new Rhythm(20, SPREAD), HORIZON);
        int left = limit.days() - 10;
        TrainingMatrix examples = TrainingMatrix.of(
                List.of("recency_days", "usual_gap_days", "usual_gap_spread_ratio"),
                List.of(
                        example("in-time", 10, left),
                        example("late", 10, left + 1),
                        example("never", 10, 0),
                        example("gone-already", limit.days() + 5, 1)));

        TrainingMatrix cadence = CadenceExamples.of(examples, HORIZON);

        assertThat(cadence.customerIds()).containsExactly("in-time", "late", "never");
        assertThat(List.of(cadence.churned(0), cadence.churned(1), cadence.churned(2)))
                .containsExactly(false, true, true);
    }

    @Test
    void calibratesARhythmThatIsTooSureOfItself() {
        TrainingMatrix examples = drawn(4000, 0.3);
        ChurnModel model = TRAINING.model(examples).orElseThrow();
        HoldoutResult judgement = TRAINING.judge(examples, drawn(4000, 0.3)).orElseThrow();

        double[] tooSure = {0.1};
        assertThat(model.probability(tooSure)).isBetween(0.2, 0.45);
        assertThat(judgement.overall("calibration_error").value()).isCloseTo(0, within(0.05));
    }

    @Test
    void isSilentWhereRhythmsAreUnknown() {
        TrainingMatrix unknown =
                TrainingMatrix.of(List.of("recency_days"), List.of(new Example("a", 1, new double[] {3})));

        assertThat(TRAINING.model(unknown)).isEmpty();
    }

    /** Buyers of whom a share is gone for good without the rhythm knowing it. */
    private static TrainingMatrix drawn(int customers, double gone) {
        Random random = new Random(7);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            int wait = random.nextDouble() < gone ? 0 : 1 + random.nextInt(30);
            examples.add(example("c" + i, random.nextInt(20), wait));
        }
        return TrainingMatrix.of(List.of("recency_days", "usual_gap_days", "usual_gap_spread_ratio"), examples);
    }

    private static Example example(String customer, int silence, int daysToPurchase) {
        // Not quite alike: what is the same for everyone on a date is blanked.
        double apart = 0.001 * customer.length();
        return new Example(customer, 100, new double[] {silence, 20 + apart, SPREAD + apart})
                .labelled(new Example.Label(daysToPurchase == 0, daysToPurchase));
    }
}
