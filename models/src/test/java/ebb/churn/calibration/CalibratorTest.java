package ebb.churn.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.Generated;
import ebb.churn.fit.Example;
import ebb.churn.fit.TrainingMatrix;
import ebb.customer.LogOdds;
import ebb.evaluation.LogLoss;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    private static final TrainingMatrix EXAMPLES =
            TrainingMatrix.of(Generated.NAMES, Generated.examples(6000, new int[] {100, 200}, 1));

    @Test
    void recoversALineThatWasBent() {
        Random random = new Random(1);
        double[] truth = random.doubles(EXAMPLES.size(), -3, 3).toArray();
        TrainingMatrix drawn = outcomes(truth, random);
        double[] bent = Arrays.stream(truth).map(value -> 2 * value + 5).toArray();

        PlattCalibrator platt = PlattCalibrator.fit(bent, drawn);

        assertThat(platt.slope()).isCloseTo(0.5, within(0.05));
        assertThat(platt.intercept()).isCloseTo(-2.5, within(0.25));
    }

    @Test
    void isFlatWhereTheScorePointsTheWrongWay() {
        Random random = new Random(1);
        double[] truth = random.doubles(EXAMPLES.size(), -3, 3).toArray();
        double[] wrong = Arrays.stream(truth).map(value -> -value).toArray();

        assertThat(PlattCalibrator.fit(wrong, outcomes(truth, random)).slope()).isZero();
    }

    @Test
    void choosesTheCurveWhereALineCannotFollow() {
        Random random = new Random(2);
        double[] margins = random.doubles(EXAMPLES.size(), -3, 3).toArray();
        double[] truth = Arrays.stream(margins)
                .map(value -> value < 0 ? -2 : value < 2 ? 0 : 3)
                .toArray();
        TrainingMatrix drawn = outcomes(truth, random);

        Calibrator chosen = CalibratorSelection.choose(margins, drawn);
        Calibrator line = PlattCalibrator.fit(margins, drawn);

        assertThat(chosen).isInstanceOf(IsotonicCalibrator.class);
        assertThat(loss(chosen, margins, drawn)).isLessThan(loss(line, margins, drawn));
    }

    @Test
    void keepsToTheLineWhereRowsAreFew() {
        Random random = new Random(2);
        TrainingMatrix few = EXAMPLES.where(row -> row % 4 == 0);
        double[] margins = random.doubles(few.size(), -3, 3).toArray();

        assertThat(CalibratorSelection.choose(margins, few)).isInstanceOf(PlattCalibrator.class);
    }

    @Test
    void theCurveNeverFalls() {
        Random random = new Random(3);
        double[] margins = random.doubles(EXAMPLES.size(), -3, 3).toArray();
        IsotonicCalibrator curve = IsotonicCalibrator.fit(margins, outcomes(margins, random));

        double[] along = IntStream.rangeClosed(-400, 400)
                .mapToDouble(step -> curve.logOdds(step / 100.0))
                .toArray();

        assertThat(along).isSorted();
    }

    private static double loss(Calibrator calibrator, double[] margins, TrainingMatrix examples) {
        return new LogLoss()
                .of(examples.predictions(
                        Arrays.stream(margins).map(calibrator::logOdds).toArray()));
    }

    private static TrainingMatrix outcomes(double[] logOdds, Random random) {
        return TrainingMatrix.of(
                Generated.NAMES,
                IntStream.range(0, logOdds.length)
                        .mapToObj(row -> {
                            return new Example(EXAMPLES.customerId(row), EXAMPLES.asOfDay(row), EXAMPLES.row(row))
                                    .labelled(random.nextDouble() < LogOdds.probability(logOdds[row]));
                        })
                        .toList());
    }
}
