package ebb.care;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Days of the calendar that move customers to buy, set in the conf under {@code occasions}.
 *
 * @param publicHolidays days by name of the holiday, as 2026-04-05, or as 12-25 for every year
 * @param paydays days of the month on which customers are paid; one that a month does not have is its last
 */
public record OccasionSettings(Map<String, List<String>> publicHolidays, List<Integer> paydays)
        implements Serializable {
    private static final int LAST_OF_MONTH = 31;

    public OccasionSettings {
        publicHolidays = new TreeMap<>(publicHolidays);
        paydays = List.copyOf(paydays);
        publicHolidays.forEach((name, days) -> days.forEach(day -> requireDay(name, day)));
        paydays.forEach(day -> require(day >= 1 && day <= LAST_OF_MONTH, "paydays", day, "days of the month, 1 to 31"));
    }

    private static void requireDay(String name, String day) {
        try {
            on(day, LocalDate.EPOCH.getYear());
        } catch (DateTimeException e) {
            require(false, "public-holidays." + name, day, "days as 2026-04-05, or as 12-25 for every year");
        }
    }

    private static void require(boolean holds, String key, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot use occasions." + key + ": " + value + ". Set " + wanted + ".");
        }
    }

    private static LocalDate on(String day, int year) {
        return day.length() == "12-25".length() ? MonthDay.parse("--" + day).atYear(year) : LocalDate.parse(day);
    }

    /** Days of a holiday, as days since 1970-01-01, from a day to another, both included. */
    int[] holidays(String name, int fromDay, int untilDay) {
        TreeSet<Integer> days = new TreeSet<>();
        for (int year = year(fromDay); year <= year(untilDay); year++) {
            for (String day : publicHolidays.get(name)) {
                days.add((int) on(day, year).toEpochDay());
            }
        }
        return days.stream()
                .filter(day -> day >= fromDay && day <= untilDay)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int year(int day) {
        return LocalDate.ofEpochDay(day).getYear();
    }

    /** Whether customers are paid on a day. */
    boolean isPayday(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return paydays.stream().anyMatch(payday -> date.getDayOfMonth() == Math.min(payday, date.lengthOfMonth()));
    }

    /** The first payday after a day, up to and with another; -1: none. */
    int nextPayday(int afterDay, int untilDay) {
        return IntStream.rangeClosed(afterDay + 1, untilDay)
                .filter(this::isPayday)
                .findFirst()
                .orElse(-1);
    }
}
