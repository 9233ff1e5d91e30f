package ebb.schema;

import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * One table of the lake as data: from it the Delta table is created, the data dictionary generated and every write checked.
 *
 * @param name snake_case name, also the folder below {@code tables/}
 * @param row what one row is, in words
 * @param schema columns with type, nullability and comment (meaning and unit)
 * @param key columns that name a row
 * @param partitions columns the files are partitioned by; empty for none
 */
public record Table(String name, String row, StructType schema, List<String> key, List<String> partitions) {

    public Table {
        for (String column : key) {
            if (schema.apply(column).nullable()) {
                throw new IllegalArgumentException("Cannot define table " + name + ": key column " + column
                        + " may be null. Make it Column.required.");
            }
        }
        for (String column : partitions) {
            schema.apply(column);
        }
    }

    /** Whether the table holds one generation of rows for each as-of date. */
    public boolean hasAsOf() {
        return partitions.contains(Column.AS_OF);
    }
}
