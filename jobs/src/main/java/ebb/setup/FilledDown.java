package ebb.setup;

import ebb.schema.PurchasesTable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells exports in which customer and day stand on the first line of an order only. */
final class FilledDown {
    /** Share of the rows without a day that makes it the way of the file and not a few faults. */
    private static final double LEAST = 0.1;

    private static final double RARELY = 0.5;

    private FilledDown() {}

    /** The columns of which a further line of an order has the value of its first line; none but in CSV. */
    static List<String> all(SampleFile file, PurchaseColumns columns) {
        return file.format().name().equals("csv")
                ? Stream.concat(columns(file, columns).stream(), statuses(file, columns).stream())
                        .toList()
                : List.of();
    }

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
        if (!beginsWhole || without < LEAST * file.rows().size() || areOfAnother(file, columns, day)) {
            return List.of();
        }
        return keys.stream()
                .filter(key -> file.rows().stream()
                        .filter(row -> isEmpty(file, row, day))
                        .allMatch(row -> isEmpty(file, row, key)))
                .toList();
    }

    /** Whether a row without a day has another customer than the row above: it is no further line, but one of a sum. */
    private static boolean areOfAnother(SampleFile file, PurchaseColumns columns, String day) {
        String customer = columns.columns().get(PurchasesTable.CUSTOMER_ID);
        int place = file.columns().indexOf(customer);
        String above = "";
        for (String[] row : file.rows()) {
            String id = SampleFile.value(row, place);
            if (isEmpty(file, row, day) && !id.isEmpty() && !id.equals(above)) {
                return true;
            }
            above = id.isEmpty() ? above : id;
        }
        return false;
    }

    /** Says where most rows have no customer although each has a day. */
    static Optional<String> rarelyCustomer(SampleFile file, PurchaseColumns columns, List<String> filled) {
        String customer = columns.columns().get(PurchasesTable.CUSTOMER_ID);
        long without =
                file.rows().stream().filter(row -> isEmpty(file, row, customer)).count();
        return filled.contains(customer) || without < RARELY * file.rows().size()
                ? Optional.empty()
                : Optional.of(without + " of " + file.rows().size() + " rows have no " + customer
                        + " and count as sales without a customer. If it stands on the first row of a"
                        + " group only, fill it down in the source.");
    }

    /** Says where orders have no customer although the customer is to be filled down. */
    static Optional<String> withoutCustomer(SampleFile file, PurchaseColumns columns, List<String> filled) {
        String customer = columns.columns().get(PurchasesTable.CUSTOMER_ID);
        String day = columns.columns().get(PurchasesTable.ORDERED_AT);
        long guests = filled.contains(customer)
                ? file.rows().stream()
                        .filter(row -> !isEmpty(file, row, day) && isEmpty(file, row, customer))
                        .count()
                : 0;
        return guests == 0
                ? Optional.empty()
                : Optional.of(guests + " orders have no " + customer
                        + " on their first line: check that they are not counted for the customer of the"
                        + " order above.");
    }

    /** Statuses that stand on the first line of an order only, where every line says which order it is of. */
    static List<String> statuses(SampleFile file, PurchaseColumns columns) {
        return columns.source(PurchasesTable.ORDER_ID)
                .map(order -> file.columns().stream()
                        .filter(column -> OrderStates.areIn(column, new ColumnContent(file, column))
                                && !columns.columns().containsValue(column)
                                && new OrderLines(file, order).isTakenFromAbove(column))
                        .toList())
                .orElse(List.of());
    }

    private static boolean isEmpty(SampleFile file, String[] row, String column) {
        return SampleFile.value(row, file.columns().indexOf(column)).isEmpty();
    }

    private static String value(SampleFile file, int row, String column) {
        return SampleFile.value(file.rows().get(row), file.columns().indexOf(column));
    }
}
