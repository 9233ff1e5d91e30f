package ebb.ingest.delivery;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A way to write a day in the name of a file, with the time of day where one follows: 20251120, 20.11.2025, 11-20-2025. */
enum DateInName {
    YEAR_FIRST("(?<year>(?:19|20)\\d{2})([-_.]?)(?<month>\\d{2})\\2(?<day>\\d{2})"),
    DAY_FIRST("(?<day>\\d{2})([-_.]?)(?<month>\\d{2})\\2(?<year>(?:19|20)\\d{2})"),
    MONTH_FIRST("(?<month>\\d{2})([-_]?)(?<day>\\d{2})\\2(?<year>(?:19|20)\\d{2})");

    private static final String TIME =
            "(?:[T _-]?(?<hour>[0-2]\\d)[-_:.h]?(?<minute>[0-5]\\d)(?:[-_:.m]?(?<second>[0-5]\\d))?)?(?!\\d)";

    private final Pattern pattern;

    DateInName(String date) {
        pattern = Pattern.compile("(?<!\\d)" + date + TIME);
    }

    /**
     * A date found.
     *
     * @param day written so that it sorts; empty: none
     * @param time of day in four or six digits; empty: none
     */
    record Stamp(String day, String time) {
        private static final Stamp NONE = new Stamp("", "");
    }

    /** The last date in a name. */
    Stamp last(String name) {
        Matcher dates = pattern.matcher(name);
        Stamp last = Stamp.NONE;
        while (dates.find()) {
            Optional<LocalDate> day = day(dates);
            if (day.isPresent()) {
                last = new Stamp(day.get().toString(), time(dates));
            }
        }
        return last;
    }

    /** The name with a blank for each date. */
    String without(String name) {
        Matcher dates = pattern.matcher(name);
        StringBuilder without = new StringBuilder();
        while (dates.find()) {
            dates.appendReplacement(without, day(dates).isPresent() ? " " : Matcher.quoteReplacement(dates.group()));
        }
        return dates.appendTail(without).toString();
    }

    private static Optional<LocalDate> day(Matcher date) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(date.group("year")),
                    Integer.parseInt(date.group("month")),
                    Integer.parseInt(date.group("day"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String time(Matcher date) {
        return Stream.of("hour", "minute", "second")
                .map(date::group)
                .map(digits -> digits == null ? "" : digits)
                .reduce("", String::concat);
    }
}
