package ebb.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {
    @ParameterizedTest
    @EnumSource(Lifecycle.class)
    void isReadAsItIsWritten(Lifecycle state) {
        assertThat(Lifecycle.named(state.label())).isEqualTo(state);
        assertThat(state.meaning()).isNotBlank();
    }

    @Test
    void aStateOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> Lifecycle.named("asleep"))
                .hasMessage("Cannot read the lifecycle asleep: there is no such state. Make the segments again.");
    }
}
