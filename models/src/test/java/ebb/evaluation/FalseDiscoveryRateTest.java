package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FalseDiscoveryRateTest {
    @Test
    void givesTheLeastRateAtWhichEachIsADiscovery() {
        double[] qValues = FalseDiscoveryRate.qValues(new double[] {.04, .01, .9, .03});
        double[] byHand = {.04 * 4 / 3, .01 * 4, .9, .04 * 4 / 3};
        for (int i = 0; i < byHand.length; i++) {
            assertThat(qValues[i]).as("of %s", i).isEqualTo(byHand[i], within(1e-15));
        }
    }

    @Test
    void isNeverAboveOneAndNothingWithoutTests() {
        assertThat(FalseDiscoveryRate.qValues(new double[] {1, .99})).containsExactly(1, 1);
        assertThat(FalseDiscoveryRate.qValues(new double[0])).isEmpty();
    }
}
