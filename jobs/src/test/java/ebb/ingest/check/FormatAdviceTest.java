package ebb.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormatAdviceTest {

    @Test
    void findsThePatternThatReadsTheTexts() {
        assertThat(FormatAdvice.formats(List.of("31.12.2024", "01.01.2025"))).containsExactly("d.M.yyyy");
        assertThat(FormatAdvice.formats(List.of("05/06/2024", "31/12/2024"))).containsExactly("d/M/yyyy");
        assertThat(FormatAdvice.formats(List.of("05/06/2024 14:30", "12/31/2024 09:00")))
                .containsExactly("M/d/yyyy H:mm");
        assertThat(FormatAdvice.formats(List.of("20241231"))).containsExactly("yyyyMMdd");
        assertThat(FormatAdvice.formats(List.of("31.12.24"))).containsExactly("d.M.yy");
        assertThat(FormatAdvice.formats(List.of("Jun 05 2024"))).containsExactly("MMM d yyyy");
    }

    @Test
    void namesBothWhereDayAndMonthCannotBeToldApart() {
        assertThat(FormatAdvice.formats(List.of("05/06/2024", "07/08/2024"))).containsExactly("d/M/yyyy", "M/d/yyyy");
    }

    @Test
    void proposesNothingForWhatIsNoDate() {
        assertThat(FormatAdvice.formats(List.of("yesterday", "2024", "31.02.2024")))
                .isEmpty();
        assertThat(FormatAdvice.formats(List.of())).isEmpty();
    }
}
