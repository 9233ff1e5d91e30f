package ebb.setup;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One way to write a date or moment.
 *
 * @param pattern recognises it; groups of year, month and day in the order that {@code order} gives
 * @param expression Spark SQL that reads it, with %s for the column; empty: it is read as it is
 */
record DateForm(String name, Pattern pattern, String order, String expression) {
    private static final String TIME = "([T\\h]\\h*\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?)?";

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int CENTURY = 2000;

    static final DateForm ISO = new DateForm(
            "2025-01-31",
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})" + TIME + "\\h*(Z|UTC|GMT|[-+]\\d{2}:?\\d{2})?"),
            "ymd",
            "");
    private static final DateForm SLASHES = of("2025/01/31", "(\\d{4})/(\\d{1,2})/(\\d{1,2})", "ymd", "y/M/d");
    private static final DateForm POINTS = of("31.01.2025", "(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})", "dmy", "d.M.y");
    private static final DateForm DAY_FIRST = of("31/01/2025", "(\\d{1,2})/(\\d{1,2})/(\\d{4})", "dmy", "d/M/y");
    private static final DateForm MONTH_FIRST = of("01/31/2025", "(\\d{1,2})/(\\d{1,2})/(\\d{4})", "mdy", "M/d/y");
    private static final DateForm DASHES = of("31-01-2025", "(\\d{1,2})-(\\d{1,2})-(\\d{4})", "dmy", "d-M-y");
    private static final DateForm POINTS_SHORT = of("31.01.25", "(\\d{1,2})\\.(\\d{1,2})\\.(\\d{2})", "dmy", "d.M.yy");
    private static final DateForm DAY_FIRST_SHORT = of("31/01/25", "(\\d{1,2})/(\\d{1,2})/(\\d{2})", "dmy", "d/M/yy");
    private static final DateForm MONTH_FIRST_SHORT = of("01/31/25", "(\\d{1,2})/(\\d{1,2})/(\\d{2})", "mdy", "M/d/yy");
    private static final DateForm MONTH_NAME =
            of("Jan 31 2025", "([A-Z][a-z]{2})\\h(\\d{1,2})\\h(\\d{4})", "mdy", "MMM d y");
    private static final DateForm MONTH_NAME_COMMA =
            of("Jan 31, 2025", "([A-Z][a-z]{2})\\h(\\d{1,2}),\\h(\\d{4})", "mdy", "MMM d, y");
    private static final DateForm DAY_NAME =
            of("31 Jan 2025", "(\\d{1,2})\\h([A-Z][a-z]{2})\\h(\\d{4})", "dmy", "d MMM y");
    private static final DateForm DAY_NAME_DASHES =
            of("31-Jan-2025", "(\\d{1,2})-([A-Z][a-z]{2})-(\\d{4})", "dmy", "d-MMM-y");
    /** As in the headers of e-mails. */
    private static final DateForm MAIL = new DateForm(
            "Fri, 31 Jan 2025 23:30:00 +0100",
            Pattern.compile(
                    "[A-Z][a-z]{2},?\\h(\\d{1,2})\\h([A-Z][a-z]{2})\\h(\\d{4})\\h\\d{2}:\\d{2}:\\d{2}\\h[-+]\\d{4}"),
            "dmy",
            "try_to_timestamp(regexp_replace(%s, '^[A-Za-z]{3},? ', ''), 'd MMM y HH:mm:ss xx')");

    private static final DateForm DIGITS = new DateForm(
            "20250131", Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})"), "ymd", "to_timestamp(%s, 'yyyyMMdd')");
    private static final DateForm SECONDS =
            new DateForm("1738281600", Pattern.compile("1\\d{9}"), "", "timestamp_seconds(CAST(%s AS BIGINT))");
    private static final DateForm MILLISECONDS =
            new DateForm("1738281600000", Pattern.compile("1\\d{12}"), "", "timestamp_millis(CAST(%s AS BIGINT))");

    static final List<DateForm> ALL = List.of(
            ISO,
            SLASHES,
            POINTS,
            DAY_FIRST,
            MONTH_FIRST,
            DASHES,
            POINTS_SHORT,
            DAY_FIRST_SHORT,
            MONTH_FIRST_SHORT,
            MONTH_NAME,
            MONTH_NAME_COMMA,
            DAY_NAME,
            DAY_NAME_DASHES,
            MAIL,
            DIGITS,
            SECONDS,
            MILLISECONDS);

    /** Whether it could as well be a number that means something else. */
    boolean isBareNumber() {
        return equals(DIGITS) || equals(SECONDS) || equals(MILLISECONDS);
    }

    private static DateForm of(String name, String pattern, String order, String date) {
        String read = Stream.of(date + " H:m:s", date + " H:m", date)
                .map(format -> "try_to_timestamp(%1$s, '" + format + "')")
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        return new DateForm(name, Pattern.compile(pattern + TIME), order, "coalesce(" + read + ")");
    }

    /** The day that the value means in this form; empty where it is no such date. */
    Optional<LocalDate> day(String value) {
        Matcher matcher = pattern.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (order.isEmpty()) {
            long number = Long.parseLong(value);
            return Optional.of(LocalDate.ofEpochDay(number / (equals(SECONDS) ? 86_400L : 86_400_000L)));
        }
        Function<Character, String> part = letter -> matcher.group(order.indexOf(letter) + 1);
        try {
            return Optional.of(
                    LocalDate.of(year(part.apply('y')), month(part.apply('m')), Integer.parseInt(part.apply('d'))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Of two digits one of this century, as Spark takes it. */
    private static int year(String text) {
        return text.length() == 2 ? CENTURY + Integer.parseInt(text) : Integer.parseInt(text);
    }

    /** The month of its number or English name; 0: there is none of that name. */
    private static int month(String text) {
        return Character.isDigit(text.charAt(0)) ? Integer.parseInt(text) : MONTHS.indexOf(text) + 1;
    }
}
