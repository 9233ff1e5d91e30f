package ebb.ingest.check;

import ebb.conf.ExpectSettings;
import ebb.ingest.catalogue.Input;
import ebb.ingest.delivery.FileWarnings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * The days that a delivery has rows on, beside those that are there, held to what is expected of days. A day counts with the rows of both, so that nightly
 * files of one day are judged as one file of all would be.
 *
 * @param delivered rows of the delivery by day
 * @param others rows that stay in the table by day
 */
record DaysOfDelivery(NavigableMap<LocalDate, Long> delivered, NavigableMap<LocalDate, Long> others) {
    private static final int SHOWN = 3;

    List<String> breaches(Input input, ExpectSettings expected) {
        if (delivered.isEmpty()) {
            return List.of();
        }
        List<String> breaches = new ArrayList<>();
        if (expected.leastRowsPerDay() != null) {
            days(whole(), rows -> rows < expected.leastRowsPerDay(), "fewer rows than " + expected.leastRowsPerDay())
                    .map(found -> inWords(input, found, "least-rows-per-day"))
                    .ifPresent(breaches::add);
        }
        if (expected.mostRowsPerDay() != null) {
            days(delivered, rows -> rows > expected.mostRowsPerDay(), "more rows than " + expected.mostRowsPerDay())
                    .map(found -> inWords(input, found, "most-rows-per-day"))
                    .ifPresent(breaches::add);
        }
        if (expected.gapDays() != null) {
            gaps(expected.gapDays())
                    .map(found -> inWords(input, found, "gap-days"))
                    .ifPresent(breaches::add);
        }
        return breaches;
    }

    private static String inWords(Input input, String found, String key) {
        return input.name() + ": " + found + " (" + DataContract.key(input, key) + ")";
    }

    /** The days that can be told to be whole: the first day of all may be cut off, and the last day of a delivery of several days. */
    private Map<LocalDate, Long> whole() {
        if (delivered.size() == 1) {
            return delivered;
        }
        boolean isFirst = others.isEmpty() || others.firstKey().isAfter(delivered.firstKey());
        return delivered.subMap(delivered.firstKey(), !isFirst, delivered.lastKey(), false);
    }

    private Optional<String> days(Map<LocalDate, Long> judged, LongPredicate isBreach, String what) {
        List<String> days = judged.entrySet().stream()
                .map(day -> Map.entry(day.getKey(), day.getValue() + others.getOrDefault(day.getKey(), 0L)))
                .filter(day -> isBreach.test(day.getValue()))
                .map(day -> day.getKey() + " with " + FileWarnings.number(day.getValue()))
                .toList();
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(FileWarnings.number(days.size()) + (days.size() == 1 ? " day has " : " days have ") + what
                        + ", as " + days.stream().limit(SHOWN).collect(Collectors.joining(", ")));
    }

    /** Days without rows beside a day of the delivery, and not only within it: a night's file that never came is a gap before the next. */
    private Optional<String> gaps(int most) {
        TreeMap<LocalDate, Long> all = new TreeMap<>(others);
        all.putAll(delivered);
        List<String> gaps = new ArrayList<>();
        LocalDate before = null;
        for (LocalDate day : all.keySet()) {
            boolean isNew = before != null && (delivered.containsKey(day) || delivered.containsKey(before));
            if (isNew && day.toEpochDay() - before.toEpochDay() - 1 > most) {
                gaps.add(day.toEpochDay() - before.toEpochDay() - 1 + " days after " + before);
            }
            before = day;
        }
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of("no rows on " + gaps.stream().limit(SHOWN).collect(Collectors.joining(", "))
                        + "; expected are " + most + " days at most");
    }
}
