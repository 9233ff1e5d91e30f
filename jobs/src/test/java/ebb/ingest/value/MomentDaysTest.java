package ebb.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MomentDaysTest {
    private static final long HALF_HOUR_MICROS = 1_800_000_000L;
    private static final List<String> ZONES = List.of(
            "UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe");

    @Property(tries = 50)
    void agreesWithTheCalendar(
            @ForAll @LongRange(min = -3_000_000_000_000_000L, max = 5_000_000_000_000_000L) long micros) {
        for (String zone : ZONES) {
            assertThat(new MomentDays(ZoneId.of(zone)).read(micros)).as(zone).isEqualTo(expected(zone, micros));
        }
    }

    @Test
    void agreesWithTheCalendarThroughAYearInWhichOffsetsChange() {
        for (String zone : ZONES) {
            MomentDays days = new MomentDays(ZoneId.of(zone));
            long first = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2024-01-01T00:00:00Z"));
            assertThat(LongStream.range(0, 2 * 24 * 366)
                            .flatMap(half -> LongStream.of(-1, 0).map(near -> first + near + half * HALF_HOUR_MICROS))
                            .filter(micros -> days.read(micros) != expected(zone, micros)))
                    .as(zone)
                    .isEmpty();
        }
    }

    private static int expected(String zone, long micros) {
        return (int) Instant.EPOCH
                .plus(micros, ChronoUnit.MICROS)
                .atZone(ZoneId.of(zone))
                .toLocalDate()
                .toEpochDay();
    }
}
