package ebb.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PersonalLimitTest {
    private static final Rhythm MONTHLY = new Rhythm(30, 0.5);

    @Test
    void nineInTenGapsAreShorterThanTheLimit() {
        PersonalLimit limit = PersonalLimit.of(MONTHLY, 365);

        assertThat(MONTHLY.probabilityOfLongerGap(limit.days())).isLessThan(0.1);
        assertThat(MONTHLY.probabilityOfLongerGap(limit.days() - 2)).isGreaterThan(0.1);
    }

    @Test
    void theLimitIsAtLeastAWeekAndAtMostTheHorizon() {
        assertThat(PersonalLimit.of(new Rhythm(2, 0.1), 90).days()).isEqualTo(7);
        assertThat(PersonalLimit.of(new Rhythm(200, 0.5), 90).days()).isEqualTo(90);
    }

    @Test
    void theProbabilityRisesFromATenthToCertaintyAsSilenceGrows() {
        PersonalLimit limit = PersonalLimit.of(MONTHLY, 365);

        assertThat(limit.probabilityBeyond(0)).isCloseTo(0.1, within(0.01));
        assertThat(limit.probabilityBeyond(40)).isGreaterThan(limit.probabilityBeyond(20));
        assertThat(limit.probabilityBeyond(limit.days())).isCloseTo(1, within(1e-9));
        assertThat(limit.probabilityBeyond(limit.days() + 1)).isEqualTo(1);
    }

    @Test
    void countsWhatShareOfTheGapsAHorizonCovers() {
        GapLengths none = new GapLengths();

        assertThat(none.shareWithin(90)).isNaN();
    }
}
