package ebb.ingest;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The usual ways to write a date that need {@code date-format}, as that setting takes them. */
final class DatePattern {
    private static final double LEAST = 0.9;
    private static final int TEXTS = 200;
    private static final List<String> DAYS = List.of(
            "dd.MM.yyyy",
            "d.M.yyyy",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "yyyy/MM/dd",
            "yyyy.MM.dd",
            "yyyyMMdd",
            "dd.MM.yy",
            "dd/MM/yy",
            "MM/dd/yy",
            "dd MMM yyyy",
            "MMM dd yyyy",
            "MMM dd, yyyy",
            "dd-MMM-yyyy");
    private static final List<String> TIMES =
            List.of("", " HH:mm", " HH:mm:ss", "'T'HH:mm:ss", " hh:mm a", " hh:mm:ss a");

    private DatePattern() {}

    /** The patterns that read nearly all of the texts: none, one, or two of which one has the day first and the other the month. */
    static List<String> reading(List<String> texts) {
        List<String> some = texts.stream().distinct().limit(TEXTS).toList();
        String best = "";
        long most = 0;
        for (String day : DAYS) {
            for (String time : TIMES) {
                long read = read(day + time, some);
                best = read > most ? day + time : best;
                most = Math.max(read, most);
            }
        }
        long all = most;
        return most == 0 || most < LEAST * some.size()
                ? List.of()
                : Stream.of(best, monthFirst(best))
                        .distinct()
                        .filter(pattern -> read(pattern, some) == all)
                        .toList();
    }

    /** With points the day comes first everywhere. */
    private static String monthFirst(String pattern) {
        String day = pattern.startsWith("dd") ? "dd" : "d";
        String month = pattern.startsWith("dd") ? "MM" : "M";
        return pattern.matches(day + "[/-]" + month + "[/-].*")
                ? pattern.replaceFirst(day + "(.)" + month, month + "$1" + day)
                : pattern;
    }

    private static long read(String pattern, List<String> texts) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
        return texts.stream().filter(text -> reads(formatter, text)).count();
    }

    private static boolean reads(DateTimeFormatter formatter, String text) {
        try {
            formatter.parse(text.strip());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
