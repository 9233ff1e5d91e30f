package ebb.warning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureFormatTest {

    @Test
    void isNeverCertainOfAChance() {
        assertThat(FigureFormat.chance(0.99999)).isEqualTo("over 99 %");
        assertThat(FigureFormat.chance(0.987)).isEqualTo("99 %");
        assertThat(FigureFormat.chance(0.353)).isEqualTo("35 %");
        assertThat(FigureFormat.percent(1.31)).as("of a credit limit").isEqualTo("131 %");
    }
}
