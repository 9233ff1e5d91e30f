package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What is true of each customer of the generated shop; only evaluation reads it. */
public final class ShopTruthTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String JOINED_ON = "joined_on";
    public static final String LEFT_ON = "left_on";
    public static final String LEFT_CAUSE = "left_cause";
    public static final String ARCHETYPE = "archetype";
    public static final String USUAL_GAP_DAYS = "usual_gap_days";
    public static final String LIFE_EVENT = "life_event";
    public static final String LIFE_EVENT_ON = "life_event_on";
    public static final String CAMPAIGN_RESPONSE = "campaign_response";
    public static final String UNHAPPY_SINCE_ON = "unhappy_since_on";
    public static final String IS_SILENT_UNHAPPY = "is_silent_unhappy";
    public static final String IS_ACCOUNT = "is_account";
    public static final String PAYER_GRADE = "payer_grade";
    public static final String EXPENSES_CLIMB_FROM_ON = "expenses_climb_from_on";
    public static final String DIVERSION_PART = "diversion_part";
    public static final String DIVERSION_REGION = "diversion_region";
    public static final String DIVERSION_FROM_ON = "diversion_from_on";
    public static final String DIVERSION_UNTIL_ON = "diversion_until_on";

    public static final Table TABLE = new Table(
            "shop_truth",
            "a customer of the generated shop",
            new StructType(new StructField[] {
                Column.customerId(),
                optional(JOINED_ON, DataTypes.DateType, "First purchase day; null: never bought"),
                optional(
                        LEFT_ON,
                        DataTypes.DateType,
                        "Day after which the customer never buys again; null: still a customer on the last day"),
                optional(
                        LEFT_CAUSE,
                        DataTypes.StringType,
                        "Why the customer left: faded, one_time, competitor, moved, unhappy, put_off, neglected (by the owner); null: did not"),
                required(ARCHETYPE, DataTypes.StringType, "Kind of buying behaviour the customer was drawn from"),
                required(USUAL_GAP_DAYS, DataTypes.DoubleType, "Usual days between two visits when nothing is amiss"),
                optional(LIFE_EVENT, DataTypes.StringType, "Life event planted: birth, move or new_pet; null: none"),
                optional(LIFE_EVENT_ON, DataTypes.DateType, "Day of the life event; may be after the last day"),
                required(
                        CAMPAIGN_RESPONSE,
                        DataTypes.StringType,
                        "What a campaign does to the customer: none, persuadable, put_off"),
                optional(
                        UNHAPPY_SINCE_ON,
                        DataTypes.DateType,
                        "Day of the failure that drove the customer away; null: none did"),
                required(IS_SILENT_UNHAPPY, DataTypes.BooleanType, "Driven away by a failure without a complaint"),
                required(IS_ACCOUNT, DataTypes.BooleanType, "Business customer"),
                optional(PAYER_GRADE, DataTypes.IntegerType, "How an account pays, 1 (ill) to 4 (on time)"),
                optional(
                        EXPENSES_CLIMB_FROM_ON,
                        DataTypes.DateType,
                        "From when the money spent on the account climbs out of proportion; null: never"),
                optional(
                        DIVERSION_PART,
                        DataTypes.StringType,
                        "diverter or victim, for accounts that were there; null: neither"),
                optional(DIVERSION_REGION, DataTypes.StringType, "Territory sold into below its price"),
                optional(DIVERSION_FROM_ON, DataTypes.DateType, "First day of the diversion"),
                optional(DIVERSION_UNTIL_ON, DataTypes.DateType, "Last day of the diversion")
            }),
            List.of(CUSTOMER_ID),
            List.of());

    private ShopTruthTable() {}
}
