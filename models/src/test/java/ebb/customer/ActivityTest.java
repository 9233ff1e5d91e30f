package ebb.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivityTest {
    @Test
    void isActiveUpToAndWithTheLongestSilence() {
        assertThat(Activity.isActive(0, 90)).isTrue();
        assertThat(Activity.isActive(90, 90)).isTrue();
        assertThat(Activity.isActive(91, 90)).isFalse();
    }

    @Test
    void isNotActiveWithoutAPurchase() {
        assertThat(Activity.isActive(Double.NaN, 90)).isFalse();
    }
}
