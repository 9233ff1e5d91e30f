package ebb.action.winback;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.action.ActionSettings;
import ebb.customer.Channel;
import ebb.schema.WinBackTable;
import ebb.segment.ActionKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProspectTest {
    private static final List<Channel> ALL = List.of(Channel.values());
    private static final Prospect.Terms TERMS = new Prospect.Terms(
            new WinBackSettings(
                    Map.of("visit", 1.0, "phone", 0.8, "letter", 0.4, "email", 0.2),
                    0.1,
                    new WinBackSettings.Attempts(3, 30, List.of(), List.of()),
                    WinBackTable.CAUSES.stream()
                            .collect(Collectors.toMap(
                                    cause -> cause, cause -> new WinBackSettings.Offer("a present", BigDecimal.ONE))),
                    Map.of(),
                    SignWords.NONE),
            new ActionSettings(
                    ActionSettings.WHERE_GIVEN,
                    ActionKind.keys().stream().collect(Collectors.toMap(kind -> kind, kind -> 0.2)),
                    Map.of(
                            "visit", BigDecimal.valueOf(60),
                            "phone", BigDecimal.valueOf(6),
                            "letter", BigDecimal.valueOf(2),
                            "email", BigDecimal.valueOf(0.1)),
                    ActionSettings.Capacity.NONE,
                    null));

    private static Prospect prospect(double value, double chance) {
        return new Prospect(new LeavingCause(WinBackTable.UNKNOWN, 0.5, ""), value, chance);
    }

    @Test
    void takesTheChannelThatBringsMostBeyondItsCost() {
        assertThat(prospect(2000, 0.2).channel(ALL, TERMS)).contains(Channel.VISIT);
        assertThat(prospect(2000, 0.02).channel(ALL, TERMS))
                .as("a visit would bring 40 for 61, a call 32 for 7")
                .contains(Channel.PHONE);
        assertThat(prospect(800, 0.09).channel(ALL, TERMS))
                .as("a visit would bring 72 for 61, a call 57.60 for 7")
                .contains(Channel.PHONE);
    }

    @Test
    void takesTheLeastLossWhereNoChannelPays() {
        assertThat(prospect(10, 0.01).channel(ALL, TERMS)).contains(Channel.EMAIL);
        assertThat(prospect(10, 0.01).channel(List.of(), TERMS)).isEmpty();
    }
}
