package ebb.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the columns that say which rows are no purchases: a status, a mark of cancelled, unpaid or test orders, another currency. */
final class RowConditions {
    /** More different values than this are no statuses. */
    private static final int MOST_STATUSES = 20;

    private static final List<String> NO = List.of("false", "0", "no", "n", "nein");
    private static final List<String> YES = List.of("true", "1", "yes", "y", "ja", "x");

    private RowConditions() {}

    /** A condition in Spark SQL with the sentence that says what it leaves out. */
    record Condition(String sql, String reason) {}

    static List<Condition> of(SampleFile file, PurchaseColumns columns) {
        List<Condition> conditions = new ArrayList<>();
        for (String column : file.columns()) {
            if (!columns.columns().containsValue(column)) {
                ColumnContent content = new ColumnContent(file, column);
                Stream.<Function<ColumnContent, Optional<Condition>>>of(
                                values -> status(column, values),
                                values -> cancelled(column, values),
                                values -> captured(column, values),
                                values -> test(column))
                        .flatMap(kind -> kind.apply(content).stream())
                        .findFirst()
                        .ifPresent(conditions::add);
            }
        }
        Currencies.others(file).ifPresent(conditions::add);
        return conditions;
    }

    /** Leaves out the statuses that say that an order failed, was cancelled or is not paid; lines without one stay. */
    private static Optional<Condition> status(String column, ColumnContent content) {
        if (!isStatus(ColumnNames.plain(column)) || content.counts().size() > MOST_STATUSES) {
            return Optional.empty();
        }
        TreeSet<String> kept = new TreeSet<>();
        TreeSet<String> leftOut = new TreeSet<>();
        content.counts().keySet().forEach(value -> (ColumnNames.NOT_BOUGHT.contains(plain(value)) ? leftOut : kept)
                .add(value));
        return leftOut.isEmpty() || kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition(
                        lower(column) + " NOT IN ("
                                + list(leftOut.stream()
                                        .map(RowConditions::lowered)
                                        .distinct()) + ")",
                        "Rows whose " + column + " is " + String.join(", ", leftOut) + " are left out; "
                                + String.join(", ", kept)
                                + " count as purchases, and so does a status that these files do not have."));
    }

    private static boolean isStatus(String name) {
        return ColumnNames.STATUS.contains(name)
                || (name.endsWith("status")
                        && !name.matches(".*(fulfil|ship|deliver|liefer|versand|customer|kunde|member|marital).*"));
    }

    private static Optional<Condition> cancelled(String column, ColumnContent content) {
        boolean isMark = ColumnNames.CANCELLED.contains(ColumnNames.plain(column))
                && content.counts().keySet().stream().anyMatch(value -> !NO.contains(lowered(value)));
        return isMark
                ? Optional.of(new Condition(
                        lower(column) + " IN ('', " + list(NO.stream()) + ")",
                        "Rows with a value in " + column + " are left out as cancelled."))
                : Optional.empty();
    }

    private static Optional<Condition> captured(String column, ColumnContent content) {
        boolean isMark = ColumnNames.CAPTURED.contains(ColumnNames.plain(column))
                && content.counts().keySet().stream().anyMatch(value -> NO.contains(lowered(value)));
        return isMark
                ? Optional.of(new Condition(
                        lower(column) + " NOT IN (" + list(NO.stream()) + ")",
                        "Rows whose " + column + " is false are left out as not paid."))
                : Optional.empty();
    }

    private static Optional<Condition> test(String column) {
        return ColumnNames.TEST.contains(ColumnNames.plain(column))
                ? Optional.of(new Condition(
                        lower(column) + " NOT IN (" + list(YES.stream()) + ")", "Test orders are left out."))
                : Optional.empty();
    }

    /** A column as SQL, in lower case; an empty text where there is none. */
    static String lower(String column) {
        return "coalesce(lower(trim(" + PurchasesProposal.ticked(column) + ")), '')";
    }

    private static String lowered(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    private static String plain(String status) {
        String plain = ColumnNames.plain(status);
        return plain.startsWith("wc") ? plain.substring(2) : plain;
    }

    private static String list(Stream<String> values) {
        return values.map(value -> "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(", "));
    }
}
