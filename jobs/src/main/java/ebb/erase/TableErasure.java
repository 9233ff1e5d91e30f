package ebb.erase;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import ebb.schema.Column;
import ebb.schema.MajorEventsTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** A table without certain persons: their rows are gone, and where the text of another row names them it says so instead. */
final class TableErasure {
    static final String WITHHELD = "(erased)";

    /** Columns whose text people wrote or a source delivered whole: any word of it may be an id or a name. */
    private static final Map<Table, Set<String>> WRITTEN = Map.of(
            RejectedRowsTable.TABLE, Set.of(RejectedRowsTable.DETAIL, RejectedRowsTable.RAW_TEXT),
            MajorEventsTable.TABLE, Set.of(MajorEventsTable.NOTE),
            WarningsTable.TABLE, Set.of(WarningsTable.NOTE),
            SuppressionsTable.TABLE, Set.of(SuppressionsTable.EMAIL, SuppressionsTable.REASON));

    private final Set<String> customers;
    private final PersonalTexts texts;

    TableErasure(ErasureRequest request) {
        this.customers = request.customers();
        this.texts = request.texts();
    }

    /** The rows that stay. */
    Dataset<Row> without(Table table, Dataset<Row> rows) {
        Dataset<Row> others = isPersonal(table) ? rows.where(not(isTheirs())) : rows;
        return others.select(Arrays.stream(table.schema().fields())
                .map(field -> isText(table, field)
                        ? when(names(table, field), lit(WITHHELD))
                                .otherwise(col(field.name()))
                                .as(field.name())
                        : col(field.name()))
                .toArray(org.apache.spark.sql.Column[]::new));
    }

    /** Rows of theirs. */
    Dataset<Row> theirs(Table table, Dataset<Row> rows) {
        return isPersonal(table) ? rows.where(isTheirs()) : rows.limit(0);
    }

    /** Whether any of the rows is theirs or names them. */
    boolean remainsIn(Table table, Dataset<Row> rows) {
        org.apache.spark.sql.Column found = isPersonal(table) ? isTheirs() : lit(false);
        for (StructField field : table.schema().fields()) {
            found = isText(table, field) ? found.or(names(table, field)) : found;
        }
        return !rows.where(found).isEmpty();
    }

    static boolean isPersonal(Table table) {
        return List.of(table.schema().fieldNames()).contains(Column.CUSTOMER_ID);
    }

    private org.apache.spark.sql.Column isTheirs() {
        Set<String> ids = customers;
        // Events of a whole region are nobody's.
        UDF1<String, Boolean> theirs = id -> id != null && ids.contains(id);
        return coalesce(udf(theirs, DataTypes.BooleanType).apply(col(Column.CUSTOMER_ID)), lit(false));
    }

    private org.apache.spark.sql.Column names(Table table, StructField field) {
        boolean isWritten = WRITTEN.getOrDefault(table, Set.of()).contains(field.name());
        UDF1<String, Boolean> names = isWritten ? texts::isIn : texts::isCitedIn;
        return coalesce(udf(names, DataTypes.BooleanType).apply(col(field.name())), lit(false));
    }

    private static boolean isText(Table table, StructField field) {
        return field.dataType().equals(DataTypes.StringType)
                && !field.name().equals(Column.CUSTOMER_ID)
                && !table.key().contains(field.name())
                && !table.partitions().contains(field.name());
    }
}
