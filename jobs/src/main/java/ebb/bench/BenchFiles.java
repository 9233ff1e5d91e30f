package ebb.bench;

import ebb.customer.CalendarDays;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the benchmark's files lie and which dates it looks at.
 *
 * @param folder the benchmark's own folder
 * @param rows purchases in the file
 */
record BenchFiles(Path folder, long rows) {
    static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    static final int DAYS = 2 * CalendarDays.YEAR;
    /** Days of which {@link #dayAfter} has a file: one to measure cold, one warm. */
    static final int DAYS_AFTER = 2;

    private static final int DATES = 12;
    private static final int DAYS_BETWEEN_DATES = 30;

    String purchases() {
        return folder.resolve("purchases").toString();
    }

    /** Half of these are of one customer; made of {@link #purchases}. */
    String skewed() {
        return folder.resolve("purchases-skewed").toString();
    }

    /** The purchases of a day after the last, counted from 1. */
    String dayAfter(int day) {
        return folder.resolve("day-after-" + day).toString();
    }

    String ledger() {
        return folder.resolve("ledger").toString();
    }

    String features() {
        return folder.resolve("features").toString();
    }

    String rival() {
        return folder.resolve("rival").toString();
    }

    LocalDate lastDay() {
        return FIRST_DAY.plusDays(DAYS - 1L);
    }

    /** The last day of the data, then every 30 days back. */
    List<LocalDate> asOfs() {
        return IntStream.range(0, DATES)
                .mapToObj(i -> lastDay().minusDays((long) DAYS_BETWEEN_DATES * i))
                .toList();
    }
}
