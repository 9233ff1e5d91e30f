package ebb.customer;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a day is written in sentences, on pages and in lists, as 3 Jun 2026. */
public final class DayInWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private static final Pattern ISO = Pattern.compile("(?<![\\w-])\\d{4}-\\d{2}-\\d{2}(?![\\w-])");

    private DayInWords() {}

    public static String of(LocalDate day) {
        return DAY.format(day);
    }

    /** Of a day given as days since 1970-01-01. */
    public static String of(int epochDay) {
        return of(LocalDate.ofEpochDay(epochDay));
    }

    /** A sentence with each ISO day in it, as 2026-06-03, in words; one that is part of an id stays. */
    public static String in(String sentence) {
        return ISO.matcher(sentence).replaceAll(day -> {
            try {
                return Matcher.quoteReplacement(of(LocalDate.parse(day.group())));
            } catch (DateTimeParseException e) {
                return Matcher.quoteReplacement(day.group());
            }
        });
    }
}
