package ebb.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneCheckTest {

    @Test
    void namesAZoneThatFitsTheOffsetsOfSummerAndWinter() {
        assertThat(ZoneCheck.advice(List.of("2024-01-05T20:30:00-05:00", "2024-07-05 20:30:00-0400")))
                .hasValueSatisfying(words -> assertThat(words).contains("Set zone, probably to America/New_York"));
        assertThat(ZoneCheck.advice(List.of("2024-01-05T20:30:00-05:00", "2024-07-05T20:30:00-05:00")))
                .hasValueSatisfying(words -> assertThat(words).contains("America/Bogota"));
        assertThat(ZoneCheck.advice(List.of("2024-01-05T20:30:00+12:45")))
                .hasValueSatisfying(words -> assertThat(words).contains("+12:45"));
    }

    @Test
    void isSilentOfUtcAndOfTimesWithoutOffsets() {
        assertThat(ZoneCheck.advice(List.of("2024-01-05T20:30:00Z", "2024-01-05", "2024-01-05 10:00:00", "-05:00")))
                .isEmpty();
    }
}
