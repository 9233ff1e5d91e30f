package ebb.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CalendarDaysTest {
    @Test
    void areTheLengthsThatTheDictionaryNames() {
        assertThat(CalendarDays.WEEK).isEqualTo(7);
        assertThat(CalendarDays.HALF_YEAR).isEqualTo(182);
        assertThat(CalendarDays.YEAR).isEqualTo(365);
        assertThat(CalendarDays.MEAN_YEAR).isEqualTo(365.25);
    }
}
