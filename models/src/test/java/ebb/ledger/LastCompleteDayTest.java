package ebb.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LastCompleteDayTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 4, 10);
    private static final LastCompleteDay.Terms TERMS = new LastCompleteDay.Terms(14, 0.1);

    @Test
    void theLastDayWithRowsIsCompleteWhereNothingSpeaksAgainstIt() {
        LastCompleteDay found = LastCompleteDay.of(daily(40), TERMS);
        assertThat(found.day()).isEqualTo(LAST);
        assertThat(found.warning()).isEmpty();
    }

    @Test
    void aStrayDateIsPassedOver() {
        Map<LocalDate, Long> rows = daily(40);
        rows.put(LAST.plusDays(365), 1L);
        rows.put(LAST.plusDays(367), 2L);
        LastCompleteDay found = LastCompleteDay.of(rows, TERMS);
        assertThat(found.day()).isEqualTo(LAST);
        assertThat(found.warning())
                .hasValueSatisfying(
                        words -> assertThat(words)
                                .contains(
                                        "3 purchase rows are dated 2026-04-10 to 2026-04-12, 365 days after the last day before, 2025-04-10"));
    }

    @Test
    void aGapOfSoManyDaysIsNotYetAStray() {
        Map<LocalDate, Long> rows = daily(2);
        rows.put(LAST.plusDays(14), 1L);
        assertThat(LastCompleteDay.of(rows, new LastCompleteDay.Terms(14, 0)).day())
                .isEqualTo(LAST.plusDays(14));
        rows.remove(LAST.plusDays(14));
        rows.put(LAST.plusDays(15), 1L);
        assertThat(LastCompleteDay.of(rows, new LastCompleteDay.Terms(14, 0)).day())
                .isEqualTo(LAST);
    }

    @Test
    void aRowTwelveDaysAfterASteadyShopsLastDayIsAStray() {
        Map<LocalDate, Long> rows = daily(40);
        rows.put(LAST.plusDays(12), 4L);
        assertThat(LastCompleteDay.of(rows, TERMS).day()).isEqualTo(LAST);
        rows.put(LAST.plusDays(12), 5L);
        assertThat(LastCompleteDay.of(rows, new LastCompleteDay.Terms(14, 0)).day())
                .isEqualTo(LAST.plusDays(12));
    }

    @Test
    void aWeekWithoutRowsMayBeAHoliday() {
        Map<LocalDate, Long> rows = daily(40);
        rows.put(LAST.plusDays(7), 1L);
        assertThat(LastCompleteDay.of(rows, new LastCompleteDay.Terms(14, 0)).day())
                .isEqualTo(LAST.plusDays(7));
        rows.remove(LAST.plusDays(7));
        rows.put(LAST.plusDays(8), 1L);
        assertThat(LastCompleteDay.of(rows, new LastCompleteDay.Terms(14, 0)).day())
                .isEqualTo(LAST);
    }

    @Test
    void weekendsAndHolidaysOfTheYearBeforeAreNoStrays() {
        Map<LocalDate, Long> weekdays = daily(40);
        weekdays.keySet().removeIf(day -> day.getDayOfWeek().getValue() > 5);
        weekdays.put(LAST.plusDays(12), 1L);
        assertThat(LastCompleteDay.of(weekdays, TERMS).day()).isEqualTo(LAST);
        weekdays.keySet().removeIf(day -> day.isAfter(FIRST.plusDays(40)) && day.isBefore(FIRST.plusDays(47)));
        assertThat(LastCompleteDay.of(weekdays, new LastCompleteDay.Terms(14, 0))
                        .day())
                .isEqualTo(LAST.plusDays(12));
    }

    @Test
    void aShopThatSellsOnSaturdaysMayLeaveOneOut() {
        Map<LocalDate, Long> saturdays = daily(400);
        saturdays.keySet().removeIf(day -> day.getDayOfWeek().getValue() != 6);
        LocalDate last = ((TreeMap<LocalDate, Long>) saturdays).lastKey();
        saturdays.put(last.plusDays(14), 3L);
        assertThat(LastCompleteDay.of(saturdays, new LastCompleteDay.Terms(14, 0))
                        .day())
                .isEqualTo(last.plusDays(14));
        saturdays.put(last.plusDays(200), 3L);
        assertThat(LastCompleteDay.of(saturdays, new LastCompleteDay.Terms(14, 0))
                        .day())
                .isEqualTo(last.plusDays(14));
    }

    @Test
    void aShopWithFewRowsADayHasNoTellingGapOfTwelveDays() {
        Map<LocalDate, Long> rows = daily(2);
        rows.put(LAST.plusDays(12), 1L);
        assertThat(LastCompleteDay.of(rows, TERMS).day()).isEqualTo(LAST.plusDays(12));
        Map<LocalDate, Long> more = daily(3);
        more.put(LAST.plusDays(12), 1L);
        assertThat(LastCompleteDay.of(more, TERMS).day()).isEqualTo(LAST);
    }

    @Test
    void aClosureOfLongAgoHidesNoStray() {
        Map<LocalDate, Long> rows = daily(40);
        FIRST.minusYears(3).datesUntil(FIRST).forEach(day -> rows.put(day, 40L));
        rows.keySet()
                .removeIf(day -> day.isAfter(FIRST.minusYears(2))
                        && day.isBefore(FIRST.minusYears(2).plusDays(60)));
        rows.put(LAST.plusDays(100), 1L);
        assertThat(LastCompleteDay.of(rows, TERMS).day()).isEqualTo(LAST);
    }

    @Test
    void aDayThatIsCutOffBeforeStraysIsPassedOverToo() {
        Map<LocalDate, Long> rows = daily(40);
        rows.put(LAST, 3L);
        rows.put(LAST.plusDays(100), 1L);
        LastCompleteDay found = LastCompleteDay.of(rows, TERMS);
        assertThat(found.day()).isEqualTo(LAST.minusDays(1));
        assertThat(found.warning())
                .hasValueSatisfying(words -> assertThat(words).contains("2025-04-10 has few rows"));
    }

    @Test
    void moreThanAHundredthOfTheRowsAreNoStrays() {
        Map<LocalDate, Long> rows = daily(40);
        rows.put(LAST.plusDays(100), 40L);
        assertThat(LastCompleteDay.of(rows, TERMS).day()).isEqualTo(LAST);
        rows.put(LAST.plusDays(100), 41L);
        assertThat(LastCompleteDay.of(rows, TERMS).day()).isEqualTo(LAST.plusDays(100));
    }

    @Test
    void aShopWithLongGapsMayHaveAnother() {
        Map<LocalDate, Long> rows = daily(40);
        rows.keySet().removeIf(day -> day.isAfter(FIRST.plusDays(40)) && day.isBefore(FIRST.plusDays(70)));
        rows.put(LAST.plusDays(60), 1L);
        assertThat(LastCompleteDay.of(rows, new LastCompleteDay.Terms(14, 0)).day())
                .isEqualTo(LAST.plusDays(60));
    }

    @Test
    void aLastDayWithATenthOfTheUsualRowsIsStillComplete() {
        Map<LocalDate, Long> rows = daily(40);
        rows.put(LAST, 4L);
        assertThat(LastCompleteDay.of(rows, TERMS).day()).isEqualTo(LAST);
        rows.put(LAST, 3L);
        LastCompleteDay found = LastCompleteDay.of(rows, TERMS);
        assertThat(found.day()).isEqualTo(LAST.minusDays(1));
        assertThat(found.warning()).hasValueSatisfying(words -> assertThat(words)
                .contains("the last day, 2025-04-10, has 3 purchase rows where 40 are usual"));
    }

    @Test
    void aSmallShopsQuietDayIsNotIncomplete() {
        Map<LocalDate, Long> rows = daily(29);
        rows.put(LAST, 1L);
        assertThat(LastCompleteDay.of(rows, TERMS).day()).isEqualTo(LAST);
    }

    private static Map<LocalDate, Long> daily(long rows) {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        FIRST.datesUntil(LAST.plusDays(1)).forEach(day -> days.put(day, rows));
        return days;
    }
}
