package ebb.testing;

import ebb.schema.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
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

    /** The same, where what is required and not named is the as-of date, nothing, or no words. */
    public static Dataset<Row> filled(Table table, LocalDate asOf, List<Map<String, Object>> rows) {
        return rows(table, rows.stream().map(row -> filled(table, asOf, row)).toList());
    }

    private static Map<String, Object> filled(Table table, LocalDate asOf, Map<String, Object> given) {
        Map<String, Object> row = new HashMap<>(given);
        Arrays.stream(table.schema().fields())
                .filter(field -> !field.nullable())
                .forEach(field -> row.putIfAbsent(field.name(), nothing(field, asOf)));
        return row;
    }

    private static Object nothing(StructField field, LocalDate asOf) {
        return switch (field.dataType().typeName().replaceAll("\\(.*", "")) {
            case "date" -> Date.valueOf(asOf);
            case "timestamp" -> Timestamp.valueOf(asOf.atStartOfDay());
            case "decimal" -> BigDecimal.ZERO;
            case "integer" -> 0;
            case "long" -> 0L;
            case "double" -> 0.0;
            case "boolean" -> false;
            default -> "";
        };
    }
}
