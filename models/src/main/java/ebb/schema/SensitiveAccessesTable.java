package ebb.schema;

import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Who read sensitive life events, when and what for; written before a row is handed out. */
public final class SensitiveAccessesTable {
    public static final String ACCESSED_AT = "accessed_at";
    public static final String READER = "reader";
    public static final String VERB = "verb";
    public static final String EVENT = "event";
    public static final String PURPOSE = "purpose";
    public static final String CUSTOMERS = "customer_count";

    public static final Table TABLE = new Table(
            "sensitive_accesses",
            "a reading of a sensitive life event, or a refused one",
            new StructType(new StructField[] {
                required(ACCESSED_AT, DataTypes.TimestampType, "When, UTC"),
                required(READER, DataTypes.StringType, "Account of the operating system that read"),
                required(VERB, DataTypes.StringType, "Verb of the command line it was read by"),
                required(EVENT, DataTypes.StringType, "Event, as named in the conf"),
                required(PURPOSE, DataTypes.StringType, "What for, as the reader named it"),
                required(CUSTOMERS, DataTypes.LongType, "Customers handed out; 0 where it was refused")
            }),
            List.of(ACCESSED_AT, READER, VERB, EVENT),
            List.of());

    private SensitiveAccessesTable() {}
}
