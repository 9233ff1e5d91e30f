package ebb.setup;

import ebb.schema.PurchasesTable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells exports in which customer and day stand on the first line of an order only. */
final class FilledDown {
    /** Share of the rows without a day that makes it the way of the file and not a few faults. */
    private static final double LEAST = 0.1;

    private FilledDown() {}

    /** The columns to take from the row above; none where rows are whole. */
    static List<String> columns(SampleFile file, PurchaseColumns columns) {
        List<String> keys = Stream.of(PurchasesTable.ORDERED_AT, PurchasesTable.CUSTOMER_ID, PurchasesTable.ORDER_ID)
                .map(field -> columns.source(field).orElse(null))
                .filter(Objects::nonNull)
                .toList();
        String day = columns.columns().get(PurchasesTable.ORDERED_AT);
        boolean beginsWhole = !value(file, 0, day).isEmpty();
        long without =
                file.rows().stream().filter(row -> isEmpty(file, row, day)).count();
        if (!beginsWhole || without < LEAST * file.rows().size()) {
            return List.of();
        }
        return keys.stream()
                .filter(key -> file.rows().stream()
                        .filter(row -> isEmpty(file, row, day))
                        .allMatch(row -> isEmpty(file, row, key)))
                .toList();
    }

    private static boolean isEmpty(SampleFile file, String[] row, String column) {
        return SampleFile.value(row, file.columns().indexOf(column)).isEmpty();
    }

    private static String value(SampleFile file, int row, String column) {
        return SampleFile.value(file.rows().get(row), file.columns().indexOf(column));
    }
}
