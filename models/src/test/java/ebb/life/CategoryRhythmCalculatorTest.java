package ebb.life;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A habit of every 10 days, last seen on day 1000. */
class CategoryRhythmCalculatorTest {
    private static boolean isThen(int begun) {
        return CategoryRhythmCalculator.isThen(begun, 1000, 10);
    }

    @Test
    void whatReplacedAHabitBeganWithinThreeGapsOfItsEnd() {
        assertThat(isThen(1030)).isTrue();
        assertThat(isThen(1031)).isFalse();
    }

    @Test
    void orHalfAGapBeforeIt() {
        assertThat(isThen(996)).isTrue();
        assertThat(isThen(995)).isFalse();
    }
}
