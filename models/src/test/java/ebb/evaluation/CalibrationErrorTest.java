package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {

    @Test
    void weighsTheDistanceOfEachGroupByItsCustomers() {
        // Two groups: eight expected at 0.9 of whom six churned, two at 0.1 of whom one did.
        double[] probabilities = {.9, .9, .9, .9, .9, .9, .9, .9, .1, .1};
        boolean[] churned = {true, true, true, true, true, true, false, false, true, false};

        assertThat(new CalibrationError().of(Predictions.of(probabilities, churned)))
                .isCloseTo((8 * .15 + 2 * .4) / 10, within(1e-12));
    }

    @Test
    void isNoneWhereAsManyChurnAsWereExpected() {
        assertThat(new CalibrationError().of(Predictions.of(new double[] {.5, .5}, new boolean[] {true, false})))
                .isZero();
    }

    /** What a perfectly calibrated score has on the customers of one date of the yearly preset, whose backtest is read beside it. */
    @Test
    void isFarFromNoneByChanceAloneWhereCustomersAreFew() {
        SplittableRandom random = new SplittableRandom(1);
        double sum = 0;
        int trials = 500;
        for (int trial = 0; trial < trials; trial++) {
            double[] probabilities =
                    random.doubles(387).map(at -> 0.15 + 0.65 * at).toArray();
            boolean[] churned = new boolean[probabilities.length];
            for (int i = 0; i < churned.length; i++) {
                churned[i] = random.nextDouble() < probabilities[i];
            }
            sum += new CalibrationError().of(Predictions.of(probabilities, churned));
        }

        assertThat(sum / trials).isBetween(.055, .065);
    }

    @Test
    void isBetterWhereItIsLower() {
        assertThat(new CalibrationError().name()).isEqualTo("calibration_error");
        assertThat(new CalibrationError().better()).isEqualTo(Metric.Better.LOWER);
    }
}
