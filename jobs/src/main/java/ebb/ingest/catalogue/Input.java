package ebb.ingest.catalogue;

import ebb.schema.AliasesTable;
import ebb.schema.Column;
import ebb.schema.Ingested;
import ebb.schema.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/**
 * What ingest has to know of one input beyond its table's schema.
 *
 * @param table where accepted rows go; its columns are those an input may give
 * @param past dates and moments that cannot lie ahead of the run or before the floor; the first one dates the row
 * @param whole columns of whole numbers with the range they must lie in
 * @param derived columns of days worked out from moments: column to that of the moment
 * @param anonymous column that may be missing without the row being wrong: such a row is counted apart and dropped
 */
public record Input(
        Table table,
        List<String> past,
        Map<String, Range> whole,
        Map<String, String> derived,
        Optional<String> anonymous) {
    /** Columns that hold the id of a customer. */
    public static final Set<String> CUSTOMER_IDS = Set.of(Column.CUSTOMER_ID, AliasesTable.CANONICAL_ID);

    private static final Set<String> ADDED = Set.of(Ingested.SOURCE_FILE, Ingested.ROW_KEY);

    /** Lowest and highest value allowed. */
    public record Range(int from, int to) {}

    public String name() {
        return table.name();
    }

    /** The columns a source may give, in the table's order. */
    public List<StructField> fields() {
        return Arrays.stream(table.schema().fields())
                .filter(field -> !ADDED.contains(field.name()) && !derived.containsKey(field.name()))
                .toList();
    }

    public boolean mayBeMissing(StructField field) {
        return field.nullable() || anonymous.filter(field.name()::equals).isPresent();
    }

    /** The column that says whom a row is about; empty where rows are about nobody. */
    public Optional<StructField> customer() {
        return fields().stream()
                .filter(field -> field.name().equals(Column.CUSTOMER_ID))
                .findFirst();
    }

    public Optional<String> datedBy() {
        return past.stream().findFirst();
    }

    /**
     * The rows of {@code table} from one date or moment to another.
     *
     * @param first null: all rows, as where the input has no date
     */
    public Dataset<Row> between(Object first, Object last, Dataset<Row> table) {
        return first == null || datedBy().isEmpty()
                ? table
                : table.where(functions.col(datedBy().get()).between(functions.lit(first), functions.lit(last)));
    }
}
