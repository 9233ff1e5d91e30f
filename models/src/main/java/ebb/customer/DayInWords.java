package ebb.customer;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a day is written in sentences, on pages and in lists, as 3 Jun 2026. */
public final class DayInWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private DayInWords() {}

    public static String of(LocalDate day) {
        return DAY.format(day);
    }

    /** Of a day given as days since 1970-01-01. */
    public static String of(int epochDay) {
        return of(LocalDate.ofEpochDay(epochDay));
    }
}
