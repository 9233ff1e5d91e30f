package ebb.lake;

import ebb.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/** The columns that rows must have to be written to a table. */
record TableColumns(Table table) {
    static TableColumns of(Table table) {
        return new TableColumns(table);
    }

    /** Puts the columns in the table's order; refuses missing and unknown ones together. */
    Dataset<Row> conform(Dataset<Row> rows) {
        require(rows, List.of(table.schema().fieldNames()));
        return select(rows);
    }

    /** The rows with null in columns that the table was given after they were written, and that may be null. */
    Dataset<Row> complete(Dataset<Row> rows) {
        Map<String, Column> added = new LinkedHashMap<>();
        Arrays.stream(table.schema().fields())
                .filter(field -> field.nullable() && !List.of(rows.columns()).contains(field.name()))
                .forEach(field -> added.put(field.name(), functions.lit(null).cast(field.dataType())));
        return added.isEmpty() ? rows : rows.withColumns(added);
    }

    /** The table's columns of {@code rows}, in its order. */
    Dataset<Row> select(Dataset<Row> rows) {
        return rows.select(
                Arrays.stream(table.schema().fieldNames()).map(functions::col).toArray(Column[]::new));
    }

    /** Refuses rows without a column that may not be null, or with one that the table does not have. */
    void requireNeeded(Dataset<Row> rows) {
        require(
                rows,
                Arrays.stream(table.schema().fields())
                        .filter(field -> !field.nullable())
                        .map(StructField::name)
                        .toList());
    }

    private void require(Dataset<Row> rows, List<String> wanted) {
        List<String> missing = new ArrayList<>(new TreeSet<>(wanted));
        missing.removeAll(List.of(rows.columns()));
        List<String> unknown = new ArrayList<>(new TreeSet<>(List.of(rows.columns())));
        unknown.removeAll(List.of(table.schema().fieldNames()));
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("Cannot write " + table.name() + ": columns missing " + missing
                    + ", columns unknown " + unknown + ". Make the rows match the table's schema.");
        }
    }
}
