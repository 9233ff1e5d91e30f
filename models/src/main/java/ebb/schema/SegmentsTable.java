package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Where a customer stands on an as-of date, what is at stake and what to do about it. */
public final class SegmentsTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String AS_OF = Column.AS_OF;
    public static final String LIFECYCLE = "lifecycle";
    public static final String RISK_BAND = "risk_band";
    public static final String VALUE_BAND = "value_band";
    public static final String RFM_GROUP = "rfm_group";
    public static final String ACCOUNT_CLASS = "account_class";
    public static final String IS_CORE = "is_core";
    public static final String MONEY_AT_RISK = "money_at_risk";
    public static final String ACTION = "action";
    public static final String CONTACT_BY = "contact_by";
    public static final String IS_CONTROL = "is_control";

    public static final Table TABLE = new Table(
            "segments",
            "a customer on an as-of date",
            new StructType(new StructField[] {
                Column.customerId(),
                Column.asOf(),
                required(LIFECYCLE, DataTypes.StringType, "new, active, cooling, at risk, lapsed or returned"),
                optional(
                        RISK_BAND,
                        DataTypes.StringType,
                        "low, medium or high churn probability, by the conf's limits; null: not active"),
                optional(
                        VALUE_BAND,
                        DataTypes.StringType,
                        "low, medium or high expected value among active customers; null: not active or value not known"),
                required(
                        RFM_GROUP,
                        DataTypes.StringType,
                        "Group by fifths of recency, frequency and amount among active customers: champions, loyal, ..."),
                optional(ACCOUNT_CLASS, DataTypes.StringType, "Class of the account; null: not classed"),
                optional(IS_CORE, DataTypes.BooleanType, "Whether the account is a core customer; null: not judged"),
                optional(
                        MONEY_AT_RISK,
                        MONEY,
                        "Churn probability times expected value in the horizon, in the conf's currency; null: not active or value not known"),
                required(ACTION, DataTypes.StringType, "The one thing to do, in words"),
                optional(CONTACT_BY, DataTypes.DateType, "Last day to do it; null: nothing to do"),
                required(
                        IS_CONTROL,
                        DataTypes.BooleanType,
                        "Held back from every action, so that the effect of acting can be measured")
            }),
            List.of(CUSTOMER_ID, AS_OF),
            List.of(AS_OF));

    private SegmentsTable() {}
}
