package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.DeliveryMode;
import ebb.conf.InputSettings;
import ebb.ingest.check.DeliveryProfiler;
import ebb.ingest.check.InputProfiles;
import ebb.schema.InputProfileTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputProfileTest {
    private static final String HEADER = "customer_id,ordered_at,amount,channel";

    @TempDir
    Path root;

    @Test
    void tellsOfEachColumnWhatTheDeliveryHolds() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                HEADER,
                "c1,2024-01-01,10.00,web",
                "c1,2024-01-03,-2.50,",
                "c2,2024-01-03,7.00,shop",
                "c3,2024-01-04,\"1x00,00\",web",
                "c3,2024-01-04,\"1.2,34\",web");
        deliveries.ingest(deliveries.csv());
        assertThat(deliveries.rows(
                        InputProfileTable.TABLE,
                        "column_name",
                        "null_count",
                        "distinct_count",
                        "lowest",
                        "highest",
                        "fault_count"))
                .containsExactly(
                        "amount|0|3|-2.50|10.00|2",
                        "channel|1|2|-|-|0",
                        "customer_id|0|2|-|-|0",
                        "ordered_at|0|2|2024-01-01 00:00:00|2024-01-03 00:00:00|0");
        assertThat(deliveries.rows(
                        InputProfileTable.TABLE,
                        "delivery",
                        "accepted_count",
                        "rejected_count",
                        "customer_count",
                        "day_count",
                        "first_on",
                        "last_on",
                        "total_amount"))
                .containsOnly("1|3|2|2|2|2024-01-01|2024-01-03|14.50");
    }

    @Test
    void aFullExportThatShrinksIsWarnedOfUntilTheNextOneIsWhole() throws java.io.IOException {
        Deliveries deliveries = new Deliveries(root);
        InputSettings snapshot = Deliveries.with(deliveries.csv(), "delivery", DeliveryMode.SNAPSHOT);
        List<String> rows = rows(40, 1);
        Path first = deliveries.write("orders_2024-06-20.csv", rows.toArray(String[]::new));
        assertThat(deliveries.ingest(snapshot).warnings()).isEmpty();
        Files.delete(first);
        deliveries.write("orders_2024-06-21.csv", rows.subList(0, 33).toArray(String[]::new));
        assertThat(deliveries.ingest(snapshot).warnings()).as("a fifth may go").isEmpty();
        deliveries.write("orders_2024-06-22.csv", rows.subList(0, 21).toArray(String[]::new));
        assertThat(deliveries.ingest(snapshot).warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .contains("rows 20, before 32")
                .contains("money 100, before 160")
                .contains("days 20, before 32")
                .contains("snapshot-change-share"));
        InputProfiles.Standing standing =
                InputProfiles.standing(deliveries.lake.read(InputProfileTable.TABLE), Map.of("purchases", snapshot));
        assertThat(standing.warnings()).hasSize(1);
        assertThat(standing.words()).singleElement().satisfies(words -> assertThat(words)
                .startsWith("purchases, delivery 3: 20 rows, 5 customers, 100.00, 2024-01-01 to 2024-01-20"));
    }

    @Test
    void aDeliveryWithAThirdOfTheRowsOfADayIsWarnedOfAndLessIsNot() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("1.csv", month(LocalDate.of(2024, 1, 1), 12));
        deliveries.write("2.csv", "customer_id,ordered_at,amount,channel");
        deliveries.ingest(deliveries.csv());
        deliveries.write("2.csv", month(LocalDate.of(2024, 1, 31), 4));
        assertThat(deliveries.ingest(deliveries.csv()).warnings()).isEmpty();
        deliveries.write("3.csv", month(LocalDate.of(2024, 3, 1), 1));
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .anyMatch(warning -> warning.contains("rows a day 1, before 4") && warning.contains("2024-02-29"));
        deliveries.write("4.csv", month(LocalDate.of(2024, 4, 20), 1));
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .contains("20 days without rows lie between")
                        .contains("2024-04-20"));
    }

    @Test
    void differentValuesOfAllRowsAreEstimatedFromASample() {
        assertThat(DeliveryProfiler.inAll(5, 1000, 100_000)).isEqualTo(5);
        assertThat(DeliveryProfiler.inAll(1000, 1000, 100_000)).isEqualTo(100_000);
        double shown = 5000 * -Math.expm1(-2000.0 / 5000);
        assertThat(DeliveryProfiler.inAll(Math.round(shown), 2000, 100_000)).isBetween(4950L, 5050L);
    }

    /** More rows than are fetched: sums are of all rows, ids are looked for in a sample and counted in all rows. */
    @Test
    void ofALargeDeliveryAllRowsAreSummedAndTheIdsOfASampleCounted() {
        Deliveries deliveries = new Deliveries(root);
        int half = 100_000;
        deliveries.write("1.csv", large(0, half));
        deliveries.write("2.csv", large(half, 2 * half));
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .anyMatch(warning -> warning.contains("'Guest' has 50,000 of 200,000 rows on 400 days"))
                .anyMatch(warning -> warning.contains("customer ids differ from another only in capitals; they are"));
        assertThat(deliveries.rows(
                        InputProfileTable.TABLE,
                        "column_name",
                        "null_count",
                        "distinct_count",
                        "lowest",
                        "highest",
                        "customer_count",
                        "day_count",
                        "last_on",
                        "total_amount"))
                .containsExactly(
                        "amount|0|100|0.25|99.25|4001|400|2024-02-04|9950000.00",
                        "channel|100000|1|-|-|4001|400|2024-02-04|9950000.00",
                        "customer_id|0|4001|-|-|4001|400|2024-02-04|9950000.00",
                        "ordered_at|0|400|2023-01-01 00:00:00|2024-02-04 00:00:00|4001|400|2024-02-04|9950000.00");
    }

    /** Every fourth row is a guest's, the others are of 2,000 customers each in two spellings. */
    private static String[] large(int from, int to) {
        String[] rows = new String[1 + to - from];
        rows[0] = HEADER;
        for (int i = from; i < to; i++) {
            String id = i % 4 == 0 ? "Guest" : (i % 2 == 0 ? "c" : "C") + (i / 8) % 2000;
            rows[1 + i - from] = id + "," + LocalDate.of(2023, 1, 1).plusDays((i + i / 16_000) % 400) + "," + i % 100
                    + (i % 2 == 0 ? ".25,web" : ".25,");
        }
        return rows;
    }

    /** Thirty days with so many rows each. */
    private static String[] month(LocalDate from, int rowsADay) {
        List<String> rows = new ArrayList<>(List.of(HEADER));
        for (int day = 0; day < 30; day++) {
            for (int row = 0; row < rowsADay; row++) {
                rows.add("c" + (day + row) % 5 + "," + from.plusDays(day) + ",5.00,web" + row);
            }
        }
        return rows.toArray(String[]::new);
    }

    private static List<String> rows(int count, int rowsADay) {
        List<String> rows = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < count; i++) {
            rows.add("c" + i % 5 + "," + LocalDate.of(2024, 1, 1).plusDays(i / rowsADay) + ",5.00,web");
        }
        return rows;
    }
}
