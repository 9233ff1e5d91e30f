package ebb.schema;

import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The files whose rows the input tables hold, and where the rows of each went. */
public final class IngestedFilesTable {
    public static final String INPUT = "input";
    public static final String SOURCE_FILE = Ingested.SOURCE_FILE;
    public static final String SIZE_BYTES = "size_bytes";
    public static final String SHA256 = "sha256";
    public static final String MAPPING_HASH = "mapping_hash";
    public static final String DELIVERY = "delivery";
    public static final String IS_GONE = "is_gone";
    public static final String IN_COUNT = "in_count";
    public static final String ACCEPTED_COUNT = "accepted_count";
    public static final String DUPLICATE_COUNT = "duplicate_count";
    public static final String ANONYMOUS_COUNT = "anonymous_count";
    public static final String FILTERED_COUNT = "filtered_count";
    public static final String REJECTED_COUNT = "rejected_count";
    public static final String EQUAL_COUNT = "equal_count";
    public static final String INGESTED_AT = "ingested_at";

    public static final Table TABLE = new Table(
            "ingested_files",
            "an input file",
            new StructType(new StructField[] {
                required(INPUT, DataTypes.StringType, "Input the file was delivered for: purchases, customers, ..."),
                Ingested.sourceFile(),
                required(SIZE_BYTES, DataTypes.LongType, "Size in bytes; 0 for a database table"),
                required(SHA256, DataTypes.StringType, "Hash of the content; the version for a Delta table"),
                required(MAPPING_HASH, DataTypes.StringType, "Hash of the settings the file was read with"),
                required(
                        DELIVERY,
                        DataTypes.LongType,
                        "Number of the ingest that first brought this content, counted from 1 for each input"),
                required(
                        IS_GONE,
                        DataTypes.BooleanType,
                        "Whether the file was missing from the delivery when its input was last ingested"),
                required(IN_COUNT, DataTypes.LongType, "Rows in the file: the sum of the five counts that follow"),
                required(ACCEPTED_COUNT, DataTypes.LongType, "Rows in the input's table"),
                required(
                        DUPLICATE_COUNT,
                        DataTypes.LongType,
                        "Rows dropped as duplicates of another row or because a newer file replaced them"),
                required(ANONYMOUS_COUNT, DataTypes.LongType, "Rows without a customer"),
                required(
                        FILTERED_COUNT,
                        DataTypes.LongType,
                        "Rows that the condition of the conf leaves out, or that retention removed"),
                required(REJECTED_COUNT, DataTypes.LongType, "Rows in the table of rejected rows"),
                required(
                        EQUAL_COUNT,
                        DataTypes.LongType,
                        "Accepted rows that stand in an earlier file as they are; an estimate for large files"),
                required(INGESTED_AT, DataTypes.TimestampType, "Moment of the ingest (UTC)")
            }),
            List.of(INPUT, SOURCE_FILE),
            List.of());

    private IngestedFilesTable() {}
}
