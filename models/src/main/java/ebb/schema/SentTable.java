package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Who was on an exported list and who was held back from it: what effects are measured from. Of the lists of one day, the first that has a customer with an
 * action is the one that holds the row.
 */
public final class SentTable {
    public static final String EXPORT_ID = "export_id";
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String ACTION = "action";
    public static final String CHANNEL = "channel";
    public static final String OFFER = "offer";
    public static final String ASSIGNMENT = "assignment";
    public static final String ASSIGNMENT_PROBABILITY = "assignment_probability";

    public static final String CONTACT = "contact";
    public static final String CONTROL = "control";

    public static final Table TABLE = new Table(
            "sent",
            "a customer of an exported list",
            new StructType(new StructField[] {
                required(EXPORT_ID, DataTypes.StringType, "Export that the customer was on, or held back from"),
                Column.customerId(),
                optional(ACTION, DataTypes.StringType, "What was to be done; null: held back"),
                optional(CHANNEL, DataTypes.StringType, "By which channel; null: held back"),
                optional(OFFER, DataTypes.StringType, "What was offered; null: nothing"),
                required(ASSIGNMENT, DataTypes.StringType, "contact, or control: held back to compare with"),
                required(
                        ASSIGNMENT_PROBABILITY,
                        DataTypes.DoubleType,
                        "Probability with which chance assigned the customer so, 0 to 1")
            }),
            List.of(EXPORT_ID, CUSTOMER_ID),
            List.of());

    private SentTable() {}
}
