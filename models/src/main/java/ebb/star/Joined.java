package ebb.star;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ebb.schema.Column;
import ebb.schema.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * Rows of customers, with columns of other tables beside them.
 *
 * @param rows one a customer
 */
record Joined(Dataset<Row> rows) {
    /** With columns of another table of one row a customer; without them where there is no such table. */
    Joined with(Optional<Dataset<Row>> other, String... columns) {
        return other.map(table -> new Joined(rows.join(chosen(table, columns), Column.CUSTOMER_ID, "left")))
                .orElse(this);
    }

    private static Dataset<Row> chosen(Dataset<Row> table, String... columns) {
        return table.select(Stream.concat(Stream.of(Column.CUSTOMER_ID), Arrays.stream(columns))
                .map(name -> col(name))
                .toArray(org.apache.spark.sql.Column[]::new));
    }

    /** The rows with null for each column of the table that nothing gave. */
    Dataset<Row> completedTo(Table table) {
        List<String> given = List.of(rows.columns());
        Dataset<Row> complete = rows;
        for (StructField field : table.schema().fields()) {
            if (!given.contains(field.name())) {
                complete = complete.withColumn(field.name(), lit(null).cast(field.dataType()));
            }
        }
        return complete;
    }
}
