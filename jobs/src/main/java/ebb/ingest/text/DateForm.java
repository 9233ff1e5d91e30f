package ebb.ingest.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to write a date, with or without a time behind it.
 *
 * @param name an example
 * @param pattern recognises it; groups of year, month and day in the order that {@code order} gives, and the time behind them
 * @param order y, m and d as they come; empty: a number of days or seconds
 * @param format the date as a pattern of {@code DateTimeFormatter}; empty: no pattern reads it
 */
public record DateForm(String name, Pattern pattern, String order, String format) {
    private static final String TIME =
            "(?<time>(?<between>[T\\h]\\h*|,\\h+)\\d{1,2}:\\d{2}(?<seconds>:\\d{2}([.,](?<fraction>\\d{1,9}))?)?(?<half>(?<gap>\\h?)[AaPp][Mm])?)?";

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> FULL_MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final int CENTURY = 2000;
    /** Day 0 of spreadsheets. */
    private static final LocalDate SERIAL_EPOCH = LocalDate.of(1899, 12, 30);

    private static final String DAY = "(\\d{1,2})";
    private static final String MONTH_NAME = "([A-Za-z]{3})";
    private static final String FULL_NAME = "([A-Z][a-z]{2,8})";
    private static final String YEAR = "(\\d{4})";
    private static final String SHORT_YEAR = "(\\d{2})";

    /** The only one that is read without a format. */
    public static final DateForm ISO = new DateForm(
            "2025-01-31",
            Pattern.compile(
                    "(\\d{4})-(\\d{1,2})-(\\d{1,2})([T\\h]\\h*\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?)?\\h*(Z|UTC|GMT|[-+]\\d{2}:?\\d{2})?"),
            "ymd",
            "");
    /** As in the headers of e-mails. */
    private static final DateForm MAIL = new DateForm(
            "Fri, 31 Jan 2025 23:30:00 +0100",
            Pattern.compile(
                    "[A-Z][a-z]{2},?\\h(\\d{1,2})\\h([A-Z][a-z]{2})\\h(\\d{4})\\h\\d{2}:\\d{2}:\\d{2}\\h[-+]\\d{4}"),
            "dmy",
            "");

    private static final DateForm DIGITS =
            new DateForm("20250131", Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})" + TIME), "ymd", "yyyyMMdd");
    private static final DateForm FOURTEEN_DIGITS = new DateForm(
            "20250131233000", Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})\\d{6}"), "ymd", "yyyyMMddHHmmss");
    private static final DateForm SERIAL = new DateForm("45688", Pattern.compile("([345]\\d{4})([.]\\d+)?"), "", "");
    private static final DateForm SECONDS = new DateForm("1738281600", Pattern.compile("(1\\d{9})([.]\\d+)?"), "", "");
    private static final DateForm MILLISECONDS = new DateForm("1738281600000", Pattern.compile("(1\\d{12})"), "", "");

    /** The surest first. */
    public static final List<DateForm> ALL = List.of(
            ISO,
            of("2025/01/31", YEAR + "/" + DAY + "/" + DAY, "ymd", "yyyy/M/d"),
            of("2025.01.31", YEAR + "[.]" + DAY + "[.]" + DAY, "ymd", "yyyy.M.d"),
            of("31.01.2025", DAY + "[.]" + DAY + "[.]" + YEAR, "dmy", "d.M.yyyy"),
            of("31/01/2025", DAY + "/" + DAY + "/" + YEAR, "dmy", "d/M/yyyy"),
            of("01/31/2025", DAY + "/" + DAY + "/" + YEAR, "mdy", "M/d/yyyy"),
            of("31-01-2025", DAY + "-" + DAY + "-" + YEAR, "dmy", "d-M-yyyy"),
            of("01-31-2025", DAY + "-" + DAY + "-" + YEAR, "mdy", "M-d-yyyy"),
            of("31.01.25", DAY + "[.]" + DAY + "[.]" + SHORT_YEAR, "dmy", "d.M.yy"),
            of("31/01/25", DAY + "/" + DAY + "/" + SHORT_YEAR, "dmy", "d/M/yy"),
            of("01/31/25", DAY + "/" + DAY + "/" + SHORT_YEAR, "mdy", "M/d/yy"),
            of("31-01-25", DAY + "-" + DAY + "-" + SHORT_YEAR, "dmy", "d-M-yy"),
            of("Jan 31 2025", MONTH_NAME + "\\h" + DAY + "\\h" + YEAR, "mdy", "MMM d yyyy"),
            of("Jan 31, 2025", MONTH_NAME + "\\h" + DAY + ",\\h" + YEAR, "mdy", "MMM d, yyyy"),
            of("January 31, 2025", FULL_NAME + "\\h" + DAY + ",\\h" + YEAR, "mdy", "MMMM d, yyyy"),
            of("31 Jan 2025", DAY + "\\h" + MONTH_NAME + "\\h" + YEAR, "dmy", "d MMM yyyy"),
            of("31 January 2025", DAY + "\\h" + FULL_NAME + "\\h" + YEAR, "dmy", "d MMMM yyyy"),
            of("31 Jan 25", DAY + "\\h" + MONTH_NAME + "\\h" + SHORT_YEAR, "dmy", "d MMM yy"),
            of("31-Jan-2025", DAY + "-" + MONTH_NAME + "-" + YEAR, "dmy", "d-MMM-yyyy"),
            of("31-Jan-25", DAY + "-" + MONTH_NAME + "-" + SHORT_YEAR, "dmy", "d-MMM-yy"),
            MAIL,
            DIGITS,
            FOURTEEN_DIGITS,
            SECONDS,
            MILLISECONDS,
            SERIAL);

    private static DateForm of(String name, String pattern, String order, String format) {
        return new DateForm(name, Pattern.compile(pattern + TIME), order, format);
    }

    /** Whether it could as well be a number that means something else. */
    public boolean isBareNumber() {
        return order.isEmpty() || equals(DIGITS) || equals(FOURTEEN_DIGITS);
    }

    /** The day that the value means in this form; empty where it is no such date. */
    public Optional<LocalDate> day(String value) {
        Matcher matcher = pattern.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (order.isEmpty()) {
            return Optional.of(dayOfNumber(Long.parseLong(matcher.group(1))));
        }
        Function<Character, String> part = letter -> matcher.group(order.indexOf(letter) + 1);
        try {
            return Optional.of(
                    LocalDate.of(year(part.apply('y')), month(part.apply('m')), Integer.parseInt(part.apply('d'))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private LocalDate dayOfNumber(long number) {
        return equals(SERIAL)
                ? SERIAL_EPOCH.plusDays(number)
                : LocalDate.ofEpochDay(number / (equals(SECONDS) ? 86_400L : 86_400_000L));
    }

    /** Of two digits one of this century, as Spark takes it. */
    private static int year(String text) {
        return text.length() == 2 ? CENTURY + Integer.parseInt(text) : Integer.parseInt(text);
    }

    /** The month of its number or English name; 0: there is none of that name. */
    private int month(String text) {
        return Character.isDigit(text.charAt(0))
                ? Integer.parseInt(text)
                : (format.contains("MMMM") ? FULL_MONTHS : MONTHS).indexOf(text.toLowerCase(Locale.ROOT)) + 1;
    }

    /** The pattern of {@code DateTimeFormatter} that reads the value with its time; empty where it is not in this form, or no pattern reads it. */
    public Optional<String> format(String value) {
        Matcher matcher = pattern.matcher(value);
        return format.isEmpty() || day(value).isEmpty() || !matcher.matches()
                ? Optional.empty()
                : Optional.of(format + (equals(FOURTEEN_DIGITS) ? "" : time(matcher)));
    }

    private static String time(Matcher value) {
        if (value.group("time") == null) {
            return "";
        }
        String fraction = value.group("fraction");
        String seconds = value.group("seconds") == null ? "" : ":ss";
        String half = value.group("half") == null ? "" : value.group("gap") + "a";
        return value.group("between").replace("T", "'T'")
                + (half.isEmpty() ? "H" : "h")
                + ":mm"
                + seconds
                + (fraction == null ? "" : value.group("seconds").charAt(3) + "S".repeat(fraction.length()))
                + half;
    }

    /** Spark SQL that reads values of this form from a column, in SQL as well; empty: they are read as they are. */
    public Optional<String> expression(String column, List<String> values) {
        if (equals(ISO)) {
            return values.stream().anyMatch(DateForm::isWithoutSeconds)
                    ? Optional.of(withSeconds(column))
                    : Optional.empty();
        }
        String number = "cast(trim(" + column + ") as double)";
        if (equals(SERIAL)) {
            return Optional.of("date_add(DATE'" + SERIAL_EPOCH + "', cast(floor(" + number + ") as int))");
        }
        if (order.isEmpty()) {
            return Optional.of("timestamp_millis(cast(" + number + (equals(SECONDS) ? " * 1000" : "") + " as bigint))");
        }
        if (equals(MAIL)) {
            return Optional.of(
                    "try_to_timestamp(regexp_replace(" + column + ", '^[A-Za-z]{3},? ', ''), 'd MMM y HH:mm:ss xx')");
        }
        List<String> reads = values.stream()
                .flatMap(value -> format(value).stream())
                .distinct()
                .map(read -> "try_to_timestamp(trim(" + column + "), '" + read.replace("'", "\\'") + "')")
                .toList();
        return Optional.of(reads.size() == 1 ? reads.get(0) : "coalesce(" + String.join(", ", reads) + ")");
    }

    /** Without seconds Spark reads a time, but not one with a zone. */
    private static boolean isWithoutSeconds(String value) {
        return value.matches(".*[T\\h]\\d{1,2}:\\d{2}\\h*(Z|UTC|GMT|[-+].*)");
    }

    /** SQL for the text of an ISO date that has seconds where it has a time. */
    public static String withSeconds(String column) {
        return "regexp_replace(trim(" + column
                + "), '^([0-9-]+[T ]+[0-9]{1,2}:[0-9]{2})( ?([Z+-]|UTC|GMT|$))', '$1:00$2')";
    }
}
