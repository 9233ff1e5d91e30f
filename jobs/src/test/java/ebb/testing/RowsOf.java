package ebb.testing;

import ebb.schema.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Rows of a table of which a test names only the columns it is about; the others are null, or 0, false or a word where null is not allowed. */
public final class RowsOf {
    private RowsOf() {}

    @SafeVarargs
    public static Dataset<Row> table(Table table, Map<String, Object>... rows) {
        List<Map<String, Object>> complete = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Map<String, Object> all = new TreeMap<>(row);
            for (StructField field : table.schema().fields()) {
                if (!field.nullable()) {
                    all.putIfAbsent(field.name(), anything(field.dataType()));
                }
            }
            complete.add(all);
        }
        return Published.rows(table, complete);
    }

    private static Object anything(DataType type) {
        if (type.equals(DataTypes.StringType)) {
            return "any";
        } else if (type.equals(DataTypes.BooleanType)) {
            return false;
        } else if (type.equals(DataTypes.IntegerType)) {
            return 0;
        } else if (type.equals(DataTypes.LongType)) {
            return 0L;
        } else if (type.equals(DataTypes.DoubleType)) {
            return 0.0;
        } else if (type.equals(DataTypes.DateType)) {
            return Date.valueOf("2026-01-31");
        } else if (type.equals(DataTypes.TimestampType)) {
            return Timestamp.valueOf("2026-01-31 10:00:00");
        }
        return BigDecimal.ZERO;
    }
}
