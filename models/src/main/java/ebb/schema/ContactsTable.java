package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Campaign contacts with customers, control group included. */
public final class ContactsTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String CONTACTED_AT = "contacted_at";
    public static final String CAMPAIGN = "campaign";
    public static final String CHANNEL = "channel";
    public static final String OFFER = "offer";
    public static final String IS_CONTROL = "is_control";
    public static final String COST = "cost";
    public static final String ASSIGNMENT_PROBABILITY = "assignment_probability";
    public static final String OUTCOME = "outcome";
    public static final String REASON = "reason";

    public static final Table TABLE = new Table(
            "contacts",
            "a contact",
            new StructType(new StructField[] {
                Column.customerId(),
                required(CONTACTED_AT, DataTypes.TimestampType, "Moment of the contact (UTC)"),
                required(CAMPAIGN, DataTypes.StringType, "Campaign the contact belongs to"),
                optional(
                        CHANNEL,
                        DataTypes.StringType,
                        "How the customer was reached: mail, phone, letter, ...; null: not given"),
                optional(OFFER, DataTypes.StringType, "What was offered; null: nothing or not given"),
                optional(
                        IS_CONTROL,
                        DataTypes.BooleanType,
                        "Whether the customer was held back to compare with; null: not known"),
                optional(COST, MONEY, "Cost of the contact, in the conf's currency; null: not given"),
                optional(
                        ASSIGNMENT_PROBABILITY,
                        DataTypes.DoubleType,
                        "Probability with which the customer was chosen to be contacted, 0 to 1; null: not known"),
                optional(
                        OUTCOME,
                        DataTypes.StringType,
                        "What came of it: returned, declined, unreachable, ...; null: not given"),
                optional(
                        REASON,
                        DataTypes.StringType,
                        "Reason the customer gave for staying away, coded in the conf under win-back.reasons; null: none"),
                Ingested.sourceFile(),
                Ingested.rowKey()
            }),
            List.of(),
            List.of());

    private ContactsTable() {}
}
