package ebb.segment.saved;

import ebb.schema.Column;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.Table;
import ebb.schema.star.StarActionsTable;
import ebb.schema.star.StarColumns;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarScoresTable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.StructField;

/** Every column of the star with one value a customer, but ids, persons and sentences. */
public final class SegmentColumns {
    /** Tables with a row a customer; of a column that two have, the first is meant. */
    public static final List<Table> TABLES =
            List.of(StarCustomersTable.TABLE, StarScoresTable.TABLE, StarActionsTable.TABLE);

    private static final Set<String> LEFT_OUT = leftOut();

    private static final Map<String, SegmentColumn> BY_NAME = byName();

    public static final List<SegmentColumn> ALL = List.copyOf(BY_NAME.values());

    private SegmentColumns() {}

    /** The column of that name; empty where a segment may not ask for one. */
    public static Optional<SegmentColumn> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Those of one table. */
    public static List<SegmentColumn> of(Table table) {
        return ALL.stream().filter(column -> column.table().equals(table)).toList();
    }

    private static Set<String> leftOut() {
        Set<String> left = new HashSet<>(Set.of(
                StarColumns.PUBLICATION,
                StarColumns.AS_OF,
                Column.CUSTOMER_ID,
                CustomersTable.NAME,
                CustomersTable.EMAIL,
                ScoresTable.MODEL_ID,
                ScoresTable.IS_HINDSIGHT,
                NextActionsTable.ACTION,
                NextActionsTable.SOURCES,
                NextActionsTable.MERGED));
        left.addAll(ScoresTable.REASONS);
        left.addAll(NextActionsTable.REASONS);
        return Set.copyOf(left);
    }

    private static Map<String, SegmentColumn> byName() {
        Map<String, SegmentColumn> columns = new LinkedHashMap<>();
        for (Table table : TABLES) {
            Arrays.stream(table.schema().fields())
                    .filter(field -> !LEFT_OUT.contains(field.name()))
                    .forEach((StructField field) -> columns.putIfAbsent(field.name(), new SegmentColumn(table, field)));
        }
        return columns;
    }
}
