package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Events that move many customers at once: a strike, a rival's opening, a price rise. */
public final class MajorEventsTable {
    public static final String ON = "on";
    public static final String KIND = "kind";
    public static final String NOTE = "note";
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String REGION = "region";

    public static final Table TABLE = new Table(
            "major_events",
            "an event",
            new StructType(new StructField[] {
                required(ON, DataTypes.DateType, "First day of the event in the business's time zone; may lie ahead"),
                required(KIND, DataTypes.StringType, "Kind of event"),
                required(NOTE, DataTypes.StringType, "What happened, in words"),
                optional(
                        CUSTOMER_ID,
                        DataTypes.StringType,
                        "The one customer it concerns; null: not tied to one customer"),
                optional(REGION, DataTypes.StringType, "The region it concerns; null: not tied to a region"),
                Ingested.sourceFile(),
                Ingested.rowKey()
            }),
            List.of(),
            List.of());

    private MajorEventsTable() {}
}
