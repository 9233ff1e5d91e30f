package ebb.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogGapTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    private static List<LocalDate> days(IntStream... spans) {
        return Stream.of(spans)
                .flatMapToInt(span -> span)
                .mapToObj(FIRST::plusDays)
                .toList();
    }

    @Test
    void aGapOfMonthsStandsOut() {
        assertThat(LogGap.of(days(IntStream.range(0, 100), IntStream.range(128, 200))))
                .hasValueSatisfying(gap -> assertThat(gap.warning())
                        .startsWith("WARNING: nobody bought anything from 2025-04-11 to 2025-05-08 (28 days)."));
    }

    @Test
    void fewerDaysThanAMonthDoNot() {
        assertThat(LogGap.of(days(IntStream.range(0, 100), IntStream.range(127, 200))))
                .isEmpty();
    }

    @Test
    void aQuietSeasonThatComesAgainDoesNot() {
        assertThat(LogGap.of(days(IntStream.range(0, 200), IntStream.range(290, 500), IntStream.range(530, 600))))
                .as("90 days, and 30 another time")
                .isPresent();
        assertThat(LogGap.of(days(IntStream.range(0, 200), IntStream.range(290, 500), IntStream.range(531, 600))))
                .as("90 days, and 31 another time")
                .isEmpty();
    }

    @Test
    void oneDayHasNone() {
        assertThat(LogGap.of(days(IntStream.range(0, 1)))).isEmpty();
        assertThat(LogGap.of(List.of())).isEmpty();
    }
}
