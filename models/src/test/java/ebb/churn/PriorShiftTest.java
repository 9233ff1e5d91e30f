package ebb.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.calibration.IsotonicCalibrator;
import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.Example;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.Transform;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PriorShiftTest {
    private static final List<String> NAMES = List.of("recency_days", "btyd_no_purchase_probability");

    /** Even odds at a recency of 10 days, more with a longer one. */
    private static final ChurnModel MODEL = new ChurnModel(
            "longer_is_worse", NAMES, new RuleScorer(0, Transform.IDENTITY, 10, 10), new PlattCalibrator(-1, 0.1));

    private static final LevelForecast NOTHING_MATURED = new LevelForecast(asked(), 90);

    @Test
    void movesHalfTheWayToWhatIsExpected() {
        ChurnModel moved = PriorShift.of(MODEL, asked(new double[] {10, 0.8}, new double[] {10, 0.8}), NOTHING_MATURED);

        double halfOfFourToOne = Math.log(4) / 2;
        assertThat(moved.logOdds(new double[] {10, 0.8})).isCloseTo(halfOfFourToOne, within(1e-6));
        assertThat(moved.logOdds(new double[] {20, 0.1})).isCloseTo(1 + halfOfFourToOne, within(1e-6));
    }

    @Test
    void goesByTheMeanAndNotByTheSingleCustomer() {
        ChurnModel moved = PriorShift.of(MODEL, asked(new double[] {10, 0.1}, new double[] {10, 0.9}), NOTHING_MATURED);

        assertThat(moved.logOdds(new double[] {10, 0.9})).isCloseTo(0, within(1e-6));
    }

    @Test
    void movesTheCurveAsItMovesTheLine() {
        IsotonicCalibrator curve = new IsotonicCalibrator(new double[] {0, 10}, new double[] {-1, 1});

        assertThat(curve.shifted(0.5).logOdds(5)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void staysWhereNothingIsExpected() {
        assertThat(PriorShift.of(MODEL, asked(new double[] {10, Double.NaN}), NOTHING_MATURED))
                .isEqualTo(MODEL);
        assertThat(PriorShift.of(MODEL, asked(), NOTHING_MATURED)).isEqualTo(MODEL);
    }

    private static TrainingMatrix asked(double[]... rows) {
        List<Example> examples = IntStream.range(0, rows.length)
                .mapToObj(row -> new Example("c" + row, 100, rows[row]))
                .toList();
        return TrainingMatrix.asTheyAre(NAMES, examples);
    }
}
