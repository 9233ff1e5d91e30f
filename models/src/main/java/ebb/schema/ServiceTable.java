package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Complaints, failures, praise and requests. */
public final class ServiceTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String OPENED_AT = "opened_at";
    public static final String KIND = "kind";
    public static final String CLOSED_AT = "closed_at";
    public static final String CAUSE = "cause";
    public static final String OUTCOME = "outcome";
    public static final String FAULT = "fault";

    /** Verdicts of a complaint: whose fault it was. */
    public static final String OURS = "ours";

    public static final String THEIRS = "theirs";
    public static final String NOBODYS = "none";

    public static final List<String> VERDICTS = List.of(OURS, THEIRS, NOBODYS);

    public static final Table TABLE = new Table(
            "service",
            "a service case",
            new StructType(new StructField[] {
                Column.customerId(),
                required(OPENED_AT, DataTypes.TimestampType, "Moment the case was opened (UTC)"),
                required(KIND, DataTypes.StringType, "complaint, failure, praise or request"),
                optional(CLOSED_AT, DataTypes.TimestampType, "Moment the case was closed (UTC); null: still open"),
                optional(CAUSE, DataTypes.StringType, "What it was about; null: not given"),
                optional(OUTCOME, DataTypes.StringType, "How it ended; null: not given or still open"),
                optional(
                        FAULT,
                        DataTypes.StringType,
                        "Whose fault a complaint was: ours, theirs (the customer's) or none; null: not judged"),
                Ingested.sourceFile(),
                Ingested.rowKey()
            }),
            List.of(),
            List.of());

    private ServiceTable() {}
}
