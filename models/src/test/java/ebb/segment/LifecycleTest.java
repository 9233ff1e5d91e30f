package ebb.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LifecycleTest {
    @Test
    void everyStateHasALabelOfItsOwnAndAMeaning() {
        assertThat(Lifecycle.values()).extracting(Lifecycle::label).doesNotHaveDuplicates();
        assertThat(Lifecycle.values()).extracting(Lifecycle::meaning).doesNotContain("");
    }
}
