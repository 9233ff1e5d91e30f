package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Input rows that could not be used, each with its place, the reason and the text as delivered. */
public final class RejectedRowsTable {
    public static final String INPUT = "input";
    public static final String SOURCE_FILE = Ingested.SOURCE_FILE;
    public static final String LINE_NUMBER = "line_number";
    public static final String REASON = "reason";
    public static final String DETAIL = "detail";
    public static final String RAW_TEXT = "raw_text";

    public static final Table TABLE = new Table(
            "rejected",
            "a refused input row",
            new StructType(new StructField[] {
                required(INPUT, DataTypes.StringType, "Input the row was delivered for: purchases, customers, ..."),
                Ingested.sourceFile(),
                optional(
                        LINE_NUMBER,
                        DataTypes.LongType,
                        "Line of the file on which the row starts, counted from 1; null: the format has no lines"),
                required(REASON, DataTypes.StringType, "What is wrong, in words without the value"),
                required(DETAIL, DataTypes.StringType, "The value found and what was expected"),
                required(RAW_TEXT, DataTypes.StringType, "The row as delivered; as JSON where the format is not text")
            }),
            List.of(),
            List.of());

    private RejectedRowsTable() {}
}
