package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void takesQuantilesBetweenTheTwoNearestValues() {
        Interval interval = Interval.of(7, new double[] {5, 1, 3, 2, 4}, 0.85);

        assertThat(interval.value()).isEqualTo(7);
        assertThat(interval.low()).as("0.075 of the way over four steps").isCloseTo(1.3, within(1e-12));
        assertThat(interval.high()).isCloseTo(4.7, within(1e-12));
    }

    @Test
    void leavesOutWhatIsNotDefined() {
        assertThat(Interval.of(1, new double[] {Double.NaN, 2, Double.NaN}, 0.95))
                .isEqualTo(new Interval(1, 2, 2));
        assertThat(Interval.of(1, new double[] {Double.NaN}, 0.95).low()).isNaN();
        assertThat(Interval.of(1, new double[0], 0.95).high()).isNaN();
    }

    @Test
    void writesFourDecimals() {
        assertThat(new Interval(0.75216, 0.731, 0.7731)).hasToString("0.7522 (0.7310 to 0.7731)");
    }
}
