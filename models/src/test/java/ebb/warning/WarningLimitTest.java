package ebb.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WarningLimitTest {
    private static final WarningLimit LIMIT = new WarningLimit(.5, Map.of("1", .3), Map.of("north", .7));

    @Test
    void theClassGoesBeforeTheRegionAndTheRegionBeforeTheRest() {
        assertThat(LIMIT.of(OptionalInt.of(1), "north")).isEqualTo(.3);
        assertThat(LIMIT.of(OptionalInt.of(2), "north")).isEqualTo(.7);
        assertThat(LIMIT.of(OptionalInt.empty(), "north")).isEqualTo(.7);
        assertThat(LIMIT.of(OptionalInt.of(2), "south")).isEqualTo(.5);
        assertThat(LIMIT.of(OptionalInt.empty(), null)).isEqualTo(.5);
    }

    @Test
    void theClassIsAskedForWhereALimitGoesByIt() {
        assertThat(LIMIT.asksForClass()).isTrue();
        assertThat(new WarningLimit(.5, null, Map.of("north", .7)).asksForClass())
                .isFalse();
    }

    @Test
    void aLimitOfNothingIsRefusedWhereverItStands() {
        for (double none : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new WarningLimit(none, null, null)).hasMessageContaining("would always warn");
            assertThatThrownBy(() -> new WarningLimit(1, Map.of("1", none), null))
                    .hasMessageContaining("would always warn");
            assertThatThrownBy(() -> new WarningLimit(1, null, Map.of("north", none)))
                    .hasMessageContaining("would always warn");
        }
        assertThat(new WarningLimit(Double.MIN_VALUE, null, null).limit()).isPositive();
    }

    @Test
    void aClassThatThereIsNotIsRefused() {
        for (String none : new String[] {"0", "8", "north"}) {
            assertThatThrownBy(() -> new WarningLimit(1, Map.of(none, .5), null))
                    .hasMessage("Cannot use warnings.limits: there is no account class " + none
                            + ". Give limits of the classes 1 to 7.");
        }
        assertThat(new WarningLimit(1, Map.of("1", .5, "7", .5), null).asksForClass())
                .isTrue();
    }

    @Test
    void isBeyondWhereNoAccountCanReachIt() {
        assertThat(new WarningLimit(1, null, null).isBeyond(1)).isTrue();
        assertThat(new WarningLimit(.99, null, null).isBeyond(1)).isFalse();
        assertThat(new WarningLimit(1, Map.of("1", .99), null).isBeyond(1)).isFalse();
        assertThat(new WarningLimit(1, Map.of("1", 1.0), Map.of("north", .99)).isBeyond(1))
                .isFalse();
        assertThat(new WarningLimit(1, Map.of("1", 1.0), Map.of("north", 2.0)).isBeyond(1))
                .isTrue();
    }
}
