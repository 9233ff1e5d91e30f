package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    @Test
    void isBetterWhereItIsLower() {
        assertThat(new CalibrationError().name()).isEqualTo("calibration_error");
        assertThat(new CalibrationError().better()).isEqualTo(Metric.Better.LOWER);
    }
}
