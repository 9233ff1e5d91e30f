package ebb.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogOddsTest {
    @Test
    void turnsProbabilitiesIntoLogOddsAndBack() {
        assertThat(LogOdds.probability(0)).isEqualTo(0.5);
        assertThat(LogOdds.of(0.75)).isEqualTo(Math.log(3), within(1e-15));
        assertThat(LogOdds.probability(LogOdds.of(0.2))).isEqualTo(0.2, within(1e-15));
    }

    @Test
    void keepsEstimatesATenThousandthAwayFromCertainty() {
        assertThat(LogOdds.probability(LogOdds.of(0))).isEqualTo(1e-4, within(1e-12));
        assertThat(LogOdds.probability(LogOdds.of(1))).isEqualTo(1 - 1e-4, within(1e-12));
        assertThat(LogOdds.of(2e-4)).isEqualTo(LogOdds.exactly(2e-4)).isGreaterThan(LogOdds.of(1e-5));
    }

    @Test
    void takesAnExactProbabilityAsItStands() {
        assertThat(LogOdds.exactly(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(LogOdds.exactly(1e-6)).isEqualTo(Math.log(1e-6 / (1 - 1e-6)));
    }
}
