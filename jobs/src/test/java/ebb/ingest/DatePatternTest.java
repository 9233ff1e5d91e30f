package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatePatternTest {

    @Test
    void findsThePatternThatReadsTheTexts() {
        assertThat(DatePattern.reading(List.of("31.12.2024", "01.01.2025"))).containsExactly("dd.MM.yyyy");
        assertThat(DatePattern.reading(List.of("05/06/2024", "31/12/2024"))).containsExactly("dd/MM/yyyy");
        assertThat(DatePattern.reading(List.of("05/06/2024 14:30", "12/31/2024 09:00")))
                .containsExactly("MM/dd/yyyy HH:mm");
        assertThat(DatePattern.reading(List.of("20241231"))).containsExactly("yyyyMMdd");
        assertThat(DatePattern.reading(List.of("31.12.24"))).containsExactly("dd.MM.yy");
        assertThat(DatePattern.reading(List.of("Jun 05 2024"))).containsExactly("MMM dd yyyy");
    }

    @Test
    void namesBothWhereDayAndMonthCannotBeToldApart() {
        assertThat(DatePattern.reading(List.of("05/06/2024", "07/08/2024")))
                .containsExactly("dd/MM/yyyy", "MM/dd/yyyy");
    }

    @Test
    void proposesNothingForWhatIsNoDate() {
        assertThat(DatePattern.reading(List.of("yesterday", "2024", "31.02.2024")))
                .isEmpty();
        assertThat(DatePattern.reading(List.of())).isEmpty();
    }
}
