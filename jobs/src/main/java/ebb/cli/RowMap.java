package ebb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/** A row as JSON shows it: column by column, dates as text. */
final class RowMap {
    private RowMap() {}

    static Map<String, Object> of(Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String column : row.schema().fieldNames()) {
            Object value = row.getAs(column);
            map.put(column, value instanceof java.util.Date ? value.toString() : value);
        }
        return map;
    }
}
