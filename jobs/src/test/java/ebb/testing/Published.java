package ebb.testing;

import ebb.schema.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;

/** Rows of a table written by the names of its columns; what is not named is null. */
public final class Published {
    private Published() {}

    public static Dataset<Row> rows(Table table, List<Map<String, Object>> rows) {
        List<Row> inOrder = rows.stream()
                .map(row -> RowFactory.create(Arrays.stream(table.schema().fields())
                        .map(StructField::name)
                        .map(row::get)
                        .toArray()))
                .toList();
        return SparkSessions.shared().createDataFrame(inOrder, table.schema());
    }
}
