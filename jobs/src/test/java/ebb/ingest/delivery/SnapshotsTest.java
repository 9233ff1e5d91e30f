package ebb.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.ingest.source.SourceFile;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SnapshotsTest {

    @Property(tries = 200)
    void findsTheNewestHoweverDaysAreWritten(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 4_000) Integer> days,
            @ForAll @IntRange(max = 4) int form) {
        DateTimeFormatter pattern =
                DateTimeFormatter.ofPattern(List.of("yyyy-MM-dd", "yyyyMMdd", "dd.MM.yyyy", "yyyy_MM_dd", "dd.MM.yyyy")
                        .get(form));
        List<LocalDate> dates = days.stream()
                .distinct()
                .map(day -> LocalDate.of(2015, 1, 1).plusDays(day))
                .toList();
        String newest = "orders_"
                + pattern.format(dates.stream().max(LocalDate::compareTo).orElseThrow()) + ".csv";
        assertThat(newest(dates.stream()
                        .map(day -> "orders_" + pattern.format(day) + ".csv")
                        .toArray(String[]::new)))
                .containsExactly(newest);
    }

    @Example
    void takesAllWhereTheNewestDependsOnWhetherDayOrMonthComesFirst() {
        assertThat(newest("a_01-02-2025.csv", "a_03-04-2025.csv")).containsExactly("a_03-04-2025.csv");
        assertThat(newest("a_02-11-2025.csv", "a_03-10-2025.csv")).hasSize(2);
        assertThat(newest("a_11-30-2025.csv", "a_12-01-2025.csv")).containsExactly("a_12-01-2025.csv");
        assertThat(newest("a_30-11-2025.csv", "a_01-12-2025.csv")).containsExactly("a_01-12-2025.csv");
    }

    @Example
    void takesTheLastOfTheCopiesThatABrowserNumbers() {
        assertThat(newest("full.csv", "full (1).csv", "full (2).csv")).containsExactly("full (2).csv");
        assertThat(newest("full (1).csv", "full (2).csv")).as("perhaps parts").hasSize(2);
        assertThat(newest("20251201 (1).csv", "20251201.csv", "20251130.csv")).containsExactly("20251201 (1).csv");
        assertThat(newest("north.csv", "south.csv")).hasSize(2);
    }

    @Example
    void takesAllPartsOfOneExport() {
        assertThat(newest("orders_20251120_0001.csv", "orders_20251120_0002.csv", "orders_20251119_0003.csv"))
                .containsExactly("orders_20251120_0001.csv", "orders_20251120_0002.csv");
        assertThat(newest("full_2025-11-20T030000_a.csv", "full_2025-11-20T030007_b.csv"))
                .hasSize(2);
        assertThat(newest("part1_2025-11-20.csv", "part2_2025-11-20.csv", "part3_2025-11-19.csv"))
                .hasSize(2);
    }

    @Example
    void takesTheLastOfOneDay() {
        assertThat(newest("orders_20251120_0300.csv", "orders_20251120_1500.csv"))
                .containsExactly("orders_20251120_1500.csv");
        assertThat(newest("in/2025-11-20T03-00/part-0-ab.csv", "in/2025-11-20T15-00/part-0-cd.csv"))
                .containsExactly("in/2025-11-20T15-00/part-0-cd.csv");
        assertThat(newest(
                        "full_2025-11-20T030000_a.csv", "full_2025-11-20T150000_a.csv", "full_2025-11-20T150009_b.csv"))
                .containsExactly("full_2025-11-20T150000_a.csv", "full_2025-11-20T150009_b.csv");
    }

    @Example
    void comparesFilesOfOneKindOnly() {
        assertThat(newest("berlin_2025-11-20.csv", "munich_2025-11-21.csv", "munich_2025-11-20.csv"))
                .containsExactly("berlin_2025-11-20.csv", "munich_2025-11-21.csv");
        assertThat(newest("history.csv", "orders_2025-11-20.csv")).hasSize(2);
        assertThat(newest("Orders_2025-11-19.csv", "orders_2025-11-20.CSV")).containsExactly("orders_2025-11-20.CSV");
        assertThat(newest("in/2025-11-20/berlin.csv", "in/2025-11-21/berlin.csv"))
                .containsExactly("in/2025-11-21/berlin.csv");
    }

    @Example
    void doubtsWhetherAFileWithAnotherNameIsOlder() {
        SourceFile newest = new SourceFile("shop2_2025-11-21.csv", 1, "");
        SourceFile older = new SourceFile("shop2_2025-11-20.csv", 1, "");
        SourceFile other = new SourceFile("shop1_2025-11-20.csv", 1, "");
        assertThat(Snapshots.newest(List.of(other, older, newest))).containsExactly(newest);
        assertThat(Snapshots.doubtful(List.of(other, older), List.of(newest))).containsExactly(other);
    }

    private static List<String> newest(String... names) {
        return Snapshots.newest(Stream.of(names)
                        .map(name -> new SourceFile(name, 1, ""))
                        .toList())
                .stream()
                .map(SourceFile::name)
                .toList();
    }
}
