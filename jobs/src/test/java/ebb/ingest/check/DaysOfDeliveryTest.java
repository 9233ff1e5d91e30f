package ebb.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.ExpectSettings;
import ebb.ingest.catalogue.InputCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DaysOfDeliveryTest {
    private static final ExpectSettings EXPECTED = new ExpectSettings(null, 1, 10L, 40L, null, null);

    @Test
    void judgesADeliveryOfOneDayWithTheRowsThatAreThere() {
        assertThat(breaches(days(5, 2), days(3, 33, 4, 31)))
                .containsExactly("purchases: 1 day has fewer rows than 10, as 2024-03-05 with 2"
                        + " (inputs.purchases.expect.least-rows-per-day)");
        assertThat(breaches(days(5, 2), days(4, 31, 5, 8))).isEmpty();
        assertThat(breaches(days(5, 21), days(4, 31, 5, 20)))
                .containsExactly("purchases: 1 day has more rows than 40, as 2024-03-05 with 41"
                        + " (inputs.purchases.expect.most-rows-per-day)");
    }

    @Test
    void leavesOutDaysThatMayBeCutOff() {
        assertThat(breaches(days(5, 2, 6, 12, 7, 3), days())).isEmpty();
        assertThat(breaches(days(5, 2, 6, 12, 7, 3), days(4, 12)))
                .singleElement()
                .asString()
                .contains("as 2024-03-05 with 2");
    }

    @Test
    void findsTheNightWhoseFileNeverCame() {
        assertThat(breaches(days(6, 12), days(4, 12))).isEmpty();
        assertThat(breaches(days(7, 12), days(4, 12)))
                .containsExactly("purchases: no rows on 2 days after 2024-03-04; expected are 1 days at most"
                        + " (inputs.purchases.expect.gap-days)");
        assertThat(breaches(days(8, 12), days(1, 12, 7, 12)))
                .as("a gap between earlier days is not this delivery's")
                .isEmpty();
        assertThat(breaches(days(1, 12, 7, 12), days(3, 12, 5, 12))).isEmpty();
    }

    private static List<String> breaches(
            NavigableMap<LocalDate, Long> delivered, NavigableMap<LocalDate, Long> others) {
        return new DaysOfDelivery(delivered, others).breaches(InputCatalogue.PURCHASES, EXPECTED);
    }

    /** Day of March and number of rows by turns. */
    private static NavigableMap<LocalDate, Long> days(long... daysAndRows) {
        NavigableMap<LocalDate, Long> days = new TreeMap<>();
        for (int i = 0; i < daysAndRows.length; i += 2) {
            days.put(LocalDate.of(2024, 3, (int) daysAndRows[i]), daysAndRows[i + 1]);
        }
        return days;
    }
}
