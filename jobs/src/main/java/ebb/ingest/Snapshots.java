package ebb.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the newest of the full exports of a delivery by the dates in the names of files and folders, and by the numbers that browsers give copies. */
final class Snapshots {
    private static final String TIME =
            "(?:[T _-]?(?<hour>[0-2]\\d)[-_:.h]?(?<minute>[0-5]\\d)(?:[-_:.m]?(?<second>[0-5]\\d))?)?(?!\\d)";
    /** The name without the number of a copy, and that number: {@code full (1).csv}. */
    private static final Pattern COPY = Pattern.compile("(.*?) ?\\((\\d{1,3})\\)(\\.[^/]*)?");

    private Snapshots() {}

    /** A way to write a day in a name, with the time of day where one follows: 20251120, 20.11.2025, 11-20-2025. */
    private enum Order {
        YEAR_FIRST("(?<year>(?:19|20)\\d{2})([-_.]?)(?<month>\\d{2})\\2(?<day>\\d{2})"),
        DAY_FIRST("(?<day>\\d{2})([-_.]?)(?<month>\\d{2})\\2(?<year>(?:19|20)\\d{2})"),
        MONTH_FIRST("(?<month>\\d{2})([-_]?)(?<day>\\d{2})\\2(?<year>(?:19|20)\\d{2})");

        private final Pattern pattern;

        Order(String date) {
            pattern = Pattern.compile("(?<!\\d)" + date + TIME);
        }

        /** The last date in the name, written so that it sorts; empty where there is none. */
        String stamp(String name) {
            Matcher dates = pattern.matcher(name);
            String last = "";
            while (dates.find()) {
                last = day(dates)
                        .map(day -> day + digits(dates, "hour") + digits(dates, "minute") + digits(dates, "second"))
                        .orElse(last);
            }
            return last;
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

        private static String digits(Matcher date, String part) {
            return date.group(part) == null ? "00" : date.group(part);
        }
    }

    /** The files of the newest date; all of them where no name bears a date, or where the newest depends on whether day or month comes first. */
    static List<SourceFile> newest(List<SourceFile> files) {
        if (files.stream().anyMatch(file -> !Order.YEAR_FIRST.stamp(file.name()).isEmpty())) {
            return latestCopies(newest(files, Order.YEAR_FIRST));
        }
        List<List<SourceFile>> readings = Stream.of(Order.DAY_FIRST, Order.MONTH_FIRST)
                .filter(order -> readsAll(files, order))
                .map(order -> newest(files, order))
                .distinct()
                .toList();
        return latestCopies(readings.size() == 1 ? readings.get(0) : files);
    }

    /** Whether every date that one of the two orders reads is one in this order. */
    private static boolean readsAll(List<SourceFile> files, Order order) {
        return files.stream()
                .map(SourceFile::name)
                .allMatch(name -> !order.stamp(name).isEmpty()
                        || (Order.DAY_FIRST.stamp(name).isEmpty()
                                && Order.MONTH_FIRST.stamp(name).isEmpty()));
    }

    private static List<SourceFile> newest(List<SourceFile> files, Order order) {
        String newest = files.stream()
                .map(file -> order.stamp(file.name()))
                .max(String::compareTo)
                .orElse("");
        return files.stream()
                .filter(file -> order.stamp(file.name()).equals(newest))
                .toList();
    }

    /** Of copies beside their original the one with the highest number; without it {@code part (1).csv} may be a part. */
    private static List<SourceFile> latestCopies(List<SourceFile> files) {
        Map<String, Integer> latest = new HashMap<>();
        Set<String> names = files.stream().map(SourceFile::name).collect(Collectors.toSet());
        files.forEach(file -> latest.merge(original(file), copy(file), Math::max));
        return files.stream()
                .filter(file -> !names.contains(original(file)) || copy(file) == latest.get(original(file)))
                .toList();
    }

    private static String original(SourceFile file) {
        Matcher copy = COPY.matcher(file.name());
        return copy.matches() ? copy.group(1) + (copy.group(3) == null ? "" : copy.group(3)) : file.name();
    }

    private static int copy(SourceFile file) {
        Matcher copy = COPY.matcher(file.name());
        return copy.matches() ? Integer.parseInt(copy.group(2)) : 0;
    }
}
