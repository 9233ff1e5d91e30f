package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.ingest.value.PlainDecimals;
import ebb.ingest.value.PlainMoments;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** What is read from bytes is what Spark's casts read; anything else is left to them. */
class PlainTextTest {

    @Test
    void readsDecimalsAndLeavesOtherFormsToTheCast() {
        PlainDecimals money = new PlainDecimals(18, 2);
        assertThat(money.read(text("12.5")).toString()).isEqualTo("12.50");
        assertThat(money.read(text("-0.05")).toString()).isEqualTo("-0.05");
        assertThat(money.read(text("+7.")).toString()).isEqualTo("7.00");
        assertThat(money.read(text("1234567890123456.78")).toString()).isEqualTo("1234567890123456.78");
        assertThat(List.of("", "-", ".", "1.005", "1e3", " 1", "12345678901234567.8", "1.2.3", "NaN", "1,5"))
                .allMatch(other -> money.read(text(other)) == null);
    }

    @Test
    void readsDaysAndMomentsOfTheZoneAndLeavesOtherFormsToTheCast() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        PlainMoments moments = new PlainMoments(berlin);
        for (String moment : List.of("2024-02-29T23:59:59", "2024-07-01T00:00:00", "1969-12-31T12:30:00")) {
            long micros = LocalDateTime.parse(moment).atZone(berlin).toEpochSecond() * 1_000_000;
            assertThat(moments.read(text(moment))).isEqualTo(micros);
            assertThat(moments.read(text(moment.replace('T', ' ')))).isEqualTo(micros);
        }
        assertThat(moments.read(text("2024-07-01"))).isEqualTo(moments.read(text("2024-07-01 00:00")));
        assertThat(List.of(
                        "2024-02-30",
                        "2024-13-01",
                        "2024-03-31 02:30:00",
                        "2024-1-1",
                        "31.12.2024",
                        "2024-07-01 24:00:00",
                        "2024-07-01T10:00:00Z",
                        "2024-07-01 10:00:0x"))
                .allMatch(other -> moments.read(text(other)) == null);
    }

    private static UTF8String text(String text) {
        return UTF8String.fromString(text);
    }
}
