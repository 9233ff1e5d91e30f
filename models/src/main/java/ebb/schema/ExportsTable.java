package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Every list that was written: when, by whom, what for, and with how many customers in each state. */
public final class ExportsTable {
    public static final String EXPORT_ID = "export_id";
    public static final String EXPORTED_AT = "exported_at";
    public static final String AS_OF = "list_as_of";
    public static final String LIST = "list";
    public static final String PURPOSE = "purpose";
    public static final String WHO = "exported_by";
    public static final String FILE = "file";
    public static final String SHA256 = "file_sha256";
    public static final String LISTED = "listed_count";
    public static final String WAITING = "waiting_count";
    public static final String HELD_BACK = "held_back_count";
    public static final String SUPPRESSED = "suppressed_count";
    public static final String NOTHING_DUE = "nothing_due_count";
    public static final String DUTY = "duty_count";

    public static final Table TABLE = new Table(
            "exports",
            "a list that was written",
            new StructType(new StructField[] {
                required(
                        EXPORT_ID,
                        DataTypes.StringType,
                        "Name of the export: its day and the beginning of a hash of who is on it for what"),
                required(EXPORTED_AT, DataTypes.TimestampType, "Moment it was written (UTC)"),
                optional(AS_OF, DataTypes.DateType, "As-of date of the actions on it; null: none was published"),
                required(
                        LIST,
                        DataTypes.StringType,
                        "Which list: actions, with owner, capacity and budget where they were given; occasions; a life event, which is not named if it is sensitive"),
                required(PURPOSE, DataTypes.StringType, "What the customers on it are contacted for"),
                required(WHO, DataTypes.StringType, "Account of the operating system that wrote it"),
                required(FILE, DataTypes.StringType, "Name of the file"),
                required(SHA256, DataTypes.StringType, "SHA-256 of the file, in hex"),
                required(LISTED, DataTypes.LongType, "Customers on the list"),
                required(WAITING, DataTypes.LongType, "Customers who wait for capacity or budget"),
                required(HELD_BACK, DataTypes.LongType, "Customers held back as control"),
                required(SUPPRESSED, DataTypes.LongType, "Customers whom marketing may not reach"),
                required(NOTHING_DUE, DataTypes.LongType, "Customers with nothing due"),
                optional(
                        DUTY,
                        DataTypes.LongType,
                        "Customers with whom a service or account duty is due, which is no marketing; null: written before this was counted")
            }),
            List.of(EXPORT_ID),
            List.of());

    private ExportsTable() {}
}
