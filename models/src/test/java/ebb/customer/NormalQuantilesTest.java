package ebb.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalQuantilesTest {
    @Test
    void areThoseOfTheTables() {
        assertThat(NormalQuantiles.P90).isEqualTo(1.2815516, within(1e-7));
        assertThat(NormalQuantiles.P975).isEqualTo(1.9599640, within(1e-7));
    }
}
