package ebb.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DayInWordsTest {
    @Test
    void writesTheDaysOfASentenceAndLeavesIds() {
        assertThat(DayInWords.in("due until 2026-07-14, last on 2026-06-03"))
                .isEqualTo("due until 14 Jul 2026, last on 3 Jun 2026");
        assertThat(DayInWords.in("stack, 2026-06-30-h90-1e0aeb61")).isEqualTo("stack, 2026-06-30-h90-1e0aeb61");
        assertThat(DayInWords.in("2026-13-40")).isEqualTo("2026-13-40");
    }
}
