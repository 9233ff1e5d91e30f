package ebb.export;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.SettingsException;
import ebb.conf.SettingsLoader;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LifeEventAccessTest {
    private static final Map<String, String> SWITCHED_OFF = Map.of(
            "life-events.events.birth.enabled", "false",
            "life-events.events.birth.sensitive", "true",
            "life-events.events.birth.purposes", "[baby-club]",
            "life-events.events.birth.ahead-days", "180",
            "life-events.events.birth.after-days", "30",
            "life-events.events.birth.signs",
                    "[{kind: breaks, category: wine, from-days: -210, until-days: -170, lasts-days: 200},"
                            + " {kind: begins, category: cot, from-days: -120, until-days: -60, lasts-days: 60}]",
            "life-events.events.birth.stages", "[]");

    @Test
    void refusesAPurposeThatNoEventNamesBeforeAnythingIsRead() {
        assertThatThrownBy(() -> open(SWITCHED_OFF))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(
                        "Cannot read life events for the purpose nonsense: life-events.events has only baby-club.");
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("life-events.events has no event with a purpose.");
    }

    /** No lake is needed: no sensitive event is on, so that there is no reading to record either. */
    private static void open(Map<String, String> sets) {
        new LifeEventAccess(
                        null,
                        SettingsLoader.load(Optional.empty(), Map.of(), sets).settings(),
                        Clock.systemUTC())
                .open(null, new LifeEventAccess.Request("actions", "nonsense"));
    }
}
