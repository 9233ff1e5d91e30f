package ebb.serve.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UsageTest {
    private final AtomicInteger closed = new AtomicInteger();
    private final Usage usage = new Usage(closed::incrementAndGet);

    @Test
    void closesOnceWhenItIsRetiredAndTheLastUserLeaves() {
        assertThat(usage.enter()).isTrue();
        assertThat(usage.enter()).isTrue();
        usage.leave();
        usage.retire();
        assertThat(usage.enter()).as("while somebody is still in").isTrue();
        usage.leave();
        assertThat(closed).hasValue(0);

        usage.leave();
        usage.retire();

        assertThat(closed).hasValue(1);
        assertThat(usage.enter()).isFalse();
    }

    @Test
    void staysOpenWithoutUsersUntilItIsRetired() {
        usage.enter();
        usage.leave();
        assertThat(closed).hasValue(0);
        usage.retire();
        assertThat(closed).hasValue(1);
    }
}
