package ebb.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Rhythm RHYTHM = new Rhythm(10.5, 0.6);

    @Test
    void gapsAreWholeDaysSoHalfADayIsAdded() {
        assertThat(RHYTHM.probabilityOfLongerGap(10))
                .as("10.5 days are the median")
                .isEqualTo(0.5, within(1e-15));
        assertThat(RHYTHM.probabilityOfLongerGap(9)).isGreaterThan(0.5);
        assertThat(RHYTHM.probabilityOfLongerGap(11)).isLessThan(0.5);
    }

    @Test
    void quantilesAreTheInverseOfTheProbability() {
        assertThat(RHYTHM.quantileDays(0.5)).isEqualTo(10.5, within(1e-12));
        double upper = RHYTHM.quantileDays(0.9);
        double scale = 0.6 * Math.sqrt(3) / Math.PI;
        assertThat(Math.log(upper / 10.5) / scale).isEqualTo(Math.log(9), within(1e-12));
    }

    @Test
    void returnsAreWhatIsLeftOfTheLongerGaps() {
        double longer = RHYTHM.probabilityOfLongerGap(20);
        double stillLonger = RHYTHM.probabilityOfLongerGap(50);
        assertThat(RHYTHM.probabilityOfReturn(20, 30)).isEqualTo(1 - stillLonger / longer, within(1e-15));
        assertThat(RHYTHM.probabilityOfReturn(20, 0)).isZero();
    }
}
