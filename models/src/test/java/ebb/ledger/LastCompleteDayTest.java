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
        Map<LocalDate, Long> rows = daily(40);
        rows.put(LAST.plusDays(14), 1L);
        assertThat(LastCompleteDay.of(rows, new LastCompleteDay.Terms(14, 0)).day())
                .isEqualTo(LAST.plusDays(14));
        rows.remove(LAST.plusDays(14));
        rows.put(LAST.plusDays(15), 1L);
        assertThat(LastCompleteDay.of(rows, new LastCompleteDay.Terms(14, 0)).day())
                .isEqualTo(LAST);
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
