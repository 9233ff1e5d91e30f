package ebb.setup;

import ebb.schema.PurchasesTable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells exports of the last so many days from full exports: what the last file lacks of the earlier ones are their oldest days.
 *
 * @param files as they were delivered
 */
record RollingExports(List<SampleFile> files, PurchaseColumns columns) {
    /** Share of the rows that the last file lacks which must lie before its first day. */
    private static final double MOST = 0.8;

    private record Keyed(String key, LocalDate day) {}

    boolean areRolling() {
        SampleFile last = files.get(files.size() - 1);
        List<Keyed> recent = keyed(last).toList();
        Optional<LocalDate> first = recent.stream().map(Keyed::day).min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return false;
        }
        Set<String> there = new HashSet<>();
        recent.forEach(row -> there.add(row.key));
        List<Keyed> lacking = files.subList(0, files.size() - 1).stream()
                .flatMap(this::keyed)
                .filter(row -> !there.contains(row.key))
                .toList();
        long before =
                lacking.stream().filter(row -> row.day.isBefore(first.get())).count();
        return before > 0 && before >= MOST * lacking.size();
    }

    /** The rows that have a day, by their order or else as they are. */
    private Stream<Keyed> keyed(SampleFile file) {
        Optional<Integer> date = columns.source(PurchasesTable.ORDERED_AT).flatMap(file::index);
        Optional<Integer> order = columns.source(PurchasesTable.ORDER_ID).flatMap(file::index);
        return date.isEmpty() || columns.date().isEmpty()
                ? Stream.of()
                : file.rows().stream()
                        .flatMap(row -> columns.date().get().day(SampleFile.value(row, date.get())).stream()
                                .map(day -> new Keyed(
                                        order.map(place -> SampleFile.value(row, place))
                                                .orElseGet(() -> String.join("\u0001", texts(row))),
                                        day)));
    }

    private static List<String> texts(String[] row) {
        return Stream.of(row).map(String::valueOf).toList();
    }
}
