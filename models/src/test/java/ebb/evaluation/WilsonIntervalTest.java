package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {
    @Test
    void isTheIntervalWorkedByHand() {
        Interval half = WilsonInterval.of(0.5, 10);
        assertThat(half.low()).isEqualTo(0.2366, within(1e-4));
        assertThat(half.high()).isEqualTo(0.7634, within(1e-4));
    }

    @Test
    void staysWithinZeroAndOne() {
        assertThat(WilsonInterval.of(0, 3).low()).isBetween(0.0, 1e-12);
        assertThat(WilsonInterval.of(0, 3).high()).isBetween(0.5, 0.6);
        assertThat(WilsonInterval.of(1, 3).high()).isBetween(1 - 1e-12, 1.0);
    }
}
