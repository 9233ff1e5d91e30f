package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Life events that are probably under way; those of a sensitive kind only of customers who agreed. */
public final class LifeEventsTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String AS_OF = Column.AS_OF;
    public static final String EVENT = "event";
    public static final String PROBABILITY = "probability";
    public static final String EXPECTED_ON = "expected_on";
    public static final String FROM_ON = "expected_from_on";
    public static final String UNTIL_ON = "expected_until_on";
    public static final String EVIDENCE = "evidence";
    public static final String SEND_NOW = "send_now";
    public static final String SEND_PLAN = "send_plan";
    public static final String IS_SENSITIVE = "is_sensitive";

    public static final Table TABLE = new Table(
            "life_events",
            "a life event probably under way with a customer on an as-of date",
            new StructType(new StructField[] {
                Column.customerId(),
                Column.asOf(),
                required(EVENT, DataTypes.StringType, "Event, as named in the conf"),
                required(
                        PROBABILITY,
                        DataTypes.DoubleType,
                        "Probability that it lies between after-days before and ahead-days after the as-of date"),
                required(
                        EXPECTED_ON,
                        DataTypes.DateType,
                        "Day of the event: half of the probability lies on either side"),
                required(FROM_ON, DataTypes.DateType, "Beginning of its 80 % interval"),
                required(UNTIL_ON, DataTypes.DateType, "End of its 80 % interval"),
                required(EVIDENCE, DataTypes.StringType, "What speaks for it and against it, in words"),
                optional(
                        SEND_NOW, DataTypes.StringType, "What may be sent now; null: nothing yet, or nothing any more"),
                required(SEND_PLAN, DataTypes.StringType, "What may be sent when, in words"),
                required(
                        IS_SENSITIVE,
                        DataTypes.BooleanType,
                        "Read only with a named purpose; every reading is recorded")
            }),
            List.of(CUSTOMER_ID, AS_OF, EVENT),
            List.of(AS_OF));

    private LifeEventsTable() {}
}
