package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Columns that ingest adds to every input table. */
public final class Ingested {
    public static final String SOURCE_FILE = "source_file";
    public static final String ROW_KEY = "row_key";

    private Ingested() {}

    public static StructField sourceFile() {
        return required(SOURCE_FILE, DataTypes.StringType, "Input file, table or query the row came from");
    }

    public static StructField rowKey() {
        return optional(
                ROW_KEY, DataTypes.StringType, "Identity of the row for finding duplicates; null: not looked for");
    }
}
