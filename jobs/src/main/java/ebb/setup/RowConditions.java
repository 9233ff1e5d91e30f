package ebb.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the columns that say which rows are no purchases: a status, a flag of test orders. */
final class RowConditions {
    /** More different values than this are no statuses. */
    private static final int MOST_STATUSES = 20;

    private RowConditions() {}

    /** A condition in Spark SQL with the sentence that says what it leaves out. */
    record Condition(String sql, String reason) {}

    /** Keeps the statuses that do not say that an order failed, was cancelled or is not paid. */
    static Optional<Condition> status(SampleFile file, PurchaseColumns columns) {
        for (String column : file.columns()) {
            boolean isStatus = ColumnNames.STATUS.contains(ColumnNames.plain(column))
                    && !columns.columns().containsValue(column);
            Map<String, Long> counts = isStatus ? new ColumnContent(file, column).counts() : Map.of();
            List<String> kept = new ArrayList<>();
            List<String> leftOut = new ArrayList<>();
            counts.keySet().stream()
                    .sorted()
                    .forEach(value -> (ColumnNames.NOT_BOUGHT.contains(plain(value)) ? leftOut : kept).add(value));
            if (!leftOut.isEmpty() && !kept.isEmpty() && counts.size() <= MOST_STATUSES) {
                return Optional.of(new Condition(
                        PurchasesProposal.ticked(column) + " IN (" + list(kept) + ")",
                        "Rows whose " + column + " is " + String.join(", ", leftOut) + " are left out; "
                                + String.join(", ", kept) + " count as purchases."));
            }
        }
        return Optional.empty();
    }

    /** Leaves test orders out. */
    static Optional<Condition> test(SampleFile file) {
        return file.columns().stream()
                .filter(column -> ColumnNames.TEST.contains(ColumnNames.plain(column)))
                .map(column -> new Condition(
                        "lower(coalesce(" + PurchasesProposal.ticked(column) + ", '')) NOT IN ('true', '1', 'yes')",
                        "Test orders are left out."))
                .findFirst();
    }

    private static String plain(String status) {
        String plain = ColumnNames.plain(status.toLowerCase(Locale.ROOT));
        return plain.startsWith("wc") ? plain.substring(2) : plain;
    }

    private static String list(List<String> values) {
        return values.stream()
                .map(value -> "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(", "));
    }
}
