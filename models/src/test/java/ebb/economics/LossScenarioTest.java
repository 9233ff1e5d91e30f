package ebb.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The sums that popular statements about losing customers rest on. */
class LossScenarioTest {
    private static final LossScenario AS_MANY_WON = new LossScenario(1000, 0.2, 200);
    private static final LossScenario HALF = new LossScenario(1000, 0.1, 200);

    @Test
    void losingTwentyPerCentAndWinningAsManyStandsStill() {
        assertThat(AS_MANY_WON.ofAll(10)).isCloseTo(1000, within(1e-9));
        assertThat(AS_MANY_WON.inNumber(10)).isCloseTo(1000, within(1e-9));
        assertThat(AS_MANY_WON.compounding(10)).isCloseTo(1000, within(1e-9));
    }

    @Test
    void halfTheLossIsThreeAnswersByThreeReckonings() {
        assertThat(HALF.ofAll(1)).isCloseTo(1100, within(1e-9));
        assertThat(HALF.ofAll(10)).isCloseTo(1651, within(0.5));
        assertThat(HALF.inNumber(1)).isCloseTo(1100, within(1e-9));
        assertThat(HALF.inNumber(10)).isCloseTo(2000, within(1e-9));
        assertThat(HALF.compounding(10) / 1000).isCloseTo(2.59, within(0.005));
    }

    @Test
    void growthOfTenPerCentAtTwentyPerCentLossNeedsThirtyPerCentNew() {
        assertThat(AS_MANY_WON.neededGainShare(0.1)).isCloseTo(0.3, within(1e-12));
        assertThat(new LossScenario(1000, 0.2, 300).compounding(1)).isCloseTo(1100, within(1e-9));
    }

    @Test
    void thereAreNeverFewerCustomersThanNone() {
        assertThat(new LossScenario(10, 1, 0).inNumber(5)).isZero();
        assertThat(new LossScenario(10, 1, 0).compounding(5)).isZero();
    }

    @Test
    void fivePerCentOfManyCustomersIsAFortune() {
        LossCost cost = new LossCost(64_000, 0.05, 40_000, 0.1);
        assertThat(cost.lost()).isCloseTo(3_200, within(1e-6));
        assertThat(cost.lostRevenue()).isCloseTo(128_000_000, within(1e-3));
        assertThat(cost.lostProfit()).isCloseTo(12_800_000, within(1e-3));
        assertThat(cost.savedProfit()).as("none is lost any more").isCloseTo(12_800_000, within(1e-3));
    }

    @Test
    void fivePointsLessRaiseALifetimesProfitByWhatIsOftenQuoted() {
        assertThat(new LossCost(1, 0.2, 1, 1).savedLifetimeShare(0.1)).isCloseTo(0.2, within(1e-9));
        assertThat(new LossCost(1, 0.1, 1, 1).savedLifetimeShare(0.1)).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(new LossCost(1, 0.02, 1, 1).savedLifetimeShare(0.1))
                .as("no rate falls below 0")
                .isCloseTo(0.2, within(1e-9));
        assertThat(new LossCost(1, 0, 1, 1).savedLifetimeShare(0.1)).isZero();
    }

    @Test
    void aQuartersLossIsCompoundedToAYears() {
        assertThat(YearlyLoss.yearly(0.1, 4)).isCloseTo(1 - Math.pow(0.9, 4), within(1e-12));
        assertThat(YearlyLoss.yearly(0.2, 1)).isCloseTo(0.2, within(1e-12));
    }
}
