package ebb.ingest.delivery;

import ebb.ingest.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the newest of the full exports of a delivery by the dates in the names of files and folders, and by the numbers that browsers give copies.
 *
 * <p>Exports are compared where their names share their words: of each such kind the files of the newest day count, and of those that are alike but for the
 * time of day the last.
 */
public final class Snapshots {
    /** The name without the number of a copy, and that number: {@code full (1).csv}. */
    private static final Pattern COPY = Pattern.compile("(.*?) ?\\((\\d{1,3})\\)(\\.[^/]*)?");

    private Snapshots() {}

    /** The files of the newest dates; all of them where no name bears a date, or where the newest depends on whether day or month comes first. */
    static List<SourceFile> newest(List<SourceFile> files) {
        if (files.stream().anyMatch(file -> hasDate(file, DateInName.YEAR_FIRST))) {
            return latestCopies(newest(files, DateInName.YEAR_FIRST));
        }
        List<List<SourceFile>> readings = Stream.of(DateInName.DAY_FIRST, DateInName.MONTH_FIRST)
                .filter(order -> readsAll(files, order))
                .map(order -> newest(files, order))
                .distinct()
                .toList();
        return latestCopies(readings.size() == 1 ? readings.get(0) : files);
    }

    /** Those of the files left out of which no file read is a newer export of the same name: parts, perhaps, or those of another shop. */
    public static List<SourceFile> doubtful(List<SourceFile> leftOut, List<SourceFile> read) {
        Set<String> names = read.stream().map(Snapshots::undated).collect(Collectors.toSet());
        return leftOut.stream().filter(file -> !names.contains(undated(file))).toList();
    }

    private static boolean hasDate(SourceFile file, DateInName order) {
        return !order.last(file.name()).day().isEmpty();
    }

    /** Whether every date that one of the two orders reads is one in this order. */
    private static boolean readsAll(List<SourceFile> files, DateInName order) {
        return files.stream()
                .allMatch(file -> hasDate(file, order)
                        || !(hasDate(file, DateInName.DAY_FIRST) || hasDate(file, DateInName.MONTH_FIRST)));
    }

    private static List<SourceFile> newest(List<SourceFile> files, DateInName order) {
        Map<String, List<SnapshotName>> kinds = files.stream()
                .map(file -> SnapshotName.of(file, order))
                .collect(Collectors.groupingBy(SnapshotName::words));
        Set<SourceFile> newest = new HashSet<>();
        kinds.values().forEach(kind -> newest.addAll(ofNewestDay(kind)));
        return files.stream().filter(newest::contains).toList();
    }

    private static List<SourceFile> ofNewestDay(List<SnapshotName> kind) {
        String day = kind.stream().map(SnapshotName::day).max(String::compareTo).orElseThrow();
        List<SnapshotName> ofDay =
                kind.stream().filter(name -> name.day().equals(day)).toList();
        boolean areParts = areNumbers(ofDay.stream().map(SnapshotName::time).collect(Collectors.toSet()));
        Map<String, String> last = new TreeMap<>();
        List<SnapshotName> named =
                areParts ? ofDay.stream().map(SnapshotName::numbered).toList() : ofDay;
        named.forEach(
                name -> last.merge(name.part(), name.time(), (one, other) -> one.compareTo(other) > 0 ? one : other));
        return named.stream()
                .filter(name -> name.time().equals(last.get(name.part())))
                .map(SnapshotName::file)
                .toList();
    }

    /** Whether what looks like times of one day is the numbers of parts, from 0 or 1 on: nobody exports everything at midnight and a minute later. */
    private static boolean areNumbers(Collection<String> times) {
        if (times.size() < 2 || times.contains("")) {
            return false;
        }
        List<Integer> numbers = times.stream().map(Integer::valueOf).sorted().toList();
        int first = numbers.get(0);
        return first <= 1 && numbers.get(numbers.size() - 1) - first == numbers.size() - 1;
    }

    /** The name without what tells one export from the next. */
    private static String undated(SourceFile file) {
        String name = original(file);
        List<String> readings = new ArrayList<>();
        for (DateInName order : DateInName.values()) {
            readings.add(order.without(name));
        }
        return readings.stream()
                .filter(reading -> !reading.equals(name))
                .findFirst()
                .orElse(name);
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
