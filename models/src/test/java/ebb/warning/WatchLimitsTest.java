package ebb.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WatchLimitsTest {
    private static final WarningSettings.Watch BY_THE_GAPS =
            new WarningSettings.Watch(null, 90, null, 0.2, 1, null, 30, 1.5, 60, 30);

    @Test
    void aWeeklyShopFearsALossAfterItsMedianGap() {
        assertThat(WatchLimits.of(BY_THE_GAPS, OptionalInt.of(7), 90)).isEqualTo(new WatchLimits(3, 2, 7, 90, 0));
    }

    @Test
    void aYearlyShopNeedsOneGapAndWaitsAYear() {
        assertThat(WatchLimits.of(BY_THE_GAPS, OptionalInt.of(365), 400)).isEqualTo(new WatchLimits(2, 2, 365, 400, 0));
    }

    @Test
    void threePurchaseDaysAreNeededWhereTheMedianCustomerHasThemInAYear() {
        assertThat(WatchLimits.of(BY_THE_GAPS, OptionalInt.of(182), 400).minPurchaseDays())
                .isEqualTo(3);
        assertThat(WatchLimits.of(BY_THE_GAPS, OptionalInt.of(183), 400).minPurchaseDays())
                .isEqualTo(2);
    }

    @Test
    void fixedNumbersWin() {
        WarningSettings.Watch fixed = new WarningSettings.Watch(4, 90, 30, 0.2, 1, 180, 30, 1.5, 60, 30);
        assertThat(WatchLimits.of(fixed, OptionalInt.of(7), 365)).isEqualTo(new WatchLimits(4, 4, 30, 180, 0));
    }

    @Test
    void nobodyIsWatchedWhoIsNotActiveAnyMore() {
        WarningSettings.Watch patient = new WarningSettings.Watch(null, 90, null, 0.2, 1, 180, 30, 1.5, 60, 30);
        assertThat(WatchLimits.of(patient, OptionalInt.of(7), 90).words()).endsWith("up to 90 days");
        assertThat(WatchLimits.of(patient, OptionalInt.of(100), 90).areEmpty()).isTrue();
    }

    @Test
    void saysFromWhichProbabilityOnTheLikeliestLostAreWarnedOf() {
        WatchLimits weekly = WatchLimits.of(BY_THE_GAPS, OptionalInt.of(7), 90);
        assertThat(weekly.words()).endsWith("up to 90 days");
        assertThat(weekly.from(0.66).words())
                .endsWith(
                        "up to 90 days; the active customers likeliest to be lost, of whom alone it warns, begin at 66 %");
    }

    @Test
    void saysSoWhereNoSilenceIsBothLongAndWatched() {
        assertThat(WatchLimits.of(BY_THE_GAPS, OptionalInt.of(369), 365).words())
                .isEqualTo("loss cannot speak: a silence is feared from 369 days on, and none is watched beyond 365");
        assertThat(WatchLimits.of(BY_THE_GAPS, OptionalInt.of(365), 365).areEmpty())
                .as("a single day is no time to act in")
                .isTrue();
        assertThat(WatchLimits.of(BY_THE_GAPS, OptionalInt.of(364), 365).words())
                .endsWith("a silence of 364 days on, up to 365 days");
    }

    @Test
    void namesTheSettingThatLeavesNoSilenceToWatch() {
        WarningRule loss = WarningRuleCatalogue.named("loss");
        WarningSettings.Watch hasty = new WarningSettings.Watch(null, 90, null, 0.2, 1, 5, 30, 1.5, 60, 30);
        WarningSettings.Watch late = new WarningSettings.Watch(null, 90, 100, 0.2, 1, null, 30, 1.5, 60, 30);
        assertThat(loss.speechlessBecause(WatchLimits.of(hasty, OptionalInt.of(7), 90), hasty))
                .isEqualTo("a silence is feared from 7 days on, and none is watched beyond 5;"
                        + " set warnings.watch.give-up-days above 7");
        assertThat(loss.speechlessBecause(WatchLimits.of(late, OptionalInt.of(7), 90), late))
                .endsWith("; set warnings.watch.hiatus-days below 90");
        assertThat(loss.speechlessBecause(WatchLimits.of(BY_THE_GAPS, OptionalInt.of(100), 90), BY_THE_GAPS))
                .startsWith("the gaps are too long: ")
                .endsWith("; set active-days above the median gap of 100 days");
        assertThat(loss.speechlessBecause(WatchLimits.of(BY_THE_GAPS, OptionalInt.of(7), 90), BY_THE_GAPS))
                .isNull();
    }

    @Test
    void aShopWithoutGapsHasLimitsAllTheSame() {
        assertThat(WatchLimits.of(BY_THE_GAPS, OptionalInt.empty(), 90)).isEqualTo(new WatchLimits(3, 2, 21, 90, 0));
    }
}
