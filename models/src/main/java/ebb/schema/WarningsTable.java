package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import ebb.customer.CalendarDays;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Early warnings from opening to closing; the change feed tells what is new, what changed and what closed. */
public final class WarningsTable {
    /** A warning that is put off for longer is forgotten. */
    public static final int MOST_SNOOZED_DAYS = CalendarDays.YEAR;

    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String RULE = "rule";
    public static final String OPENED_ON = "opened_on";
    public static final String STATUS = "status";
    public static final String SEVERITY = "severity";
    public static final String VALUE = "value";
    public static final String LIMIT = "limit";
    public static final String EXPOSURE = "exposure_amount";
    public static final String MESSAGE = "message";
    public static final String NEXT_STEP = "next_step";
    public static final String PURPOSE = "purpose";
    public static final String MONEY_AT_RISK = "money_at_risk";
    public static final String RIGHT_SHARE = "right_share";
    public static final String RIGHT_RECORD = "right_record";
    public static final String OWNER = "owner";
    public static final String AGE = "age_days";
    public static final String CHECKED_ON = "checked_on";
    public static final String CLOSED_ON = "closed_on";
    public static final String SNOOZED_UNTIL_ON = "snoozed_until_on";
    public static final String NOTE = "note";

    public static final String OPEN = "open";
    public static final String ACKNOWLEDGED = "acknowledged";
    public static final String SNOOZED = "snoozed";
    public static final String CLOSED = "closed";

    public static final Table TABLE = new Table(
            "warnings",
            "a warning: a customer, a rule, and the day it opened",
            new StructType(new StructField[] {
                Column.customerId(),
                required(RULE, DataTypes.StringType, "Rule that warned"),
                required(OPENED_ON, DataTypes.DateType, "As-of date on which the rule first warned"),
                required(STATUS, DataTypes.StringType, "open, acknowledged, snoozed or closed"),
                required(
                        SEVERITY,
                        DataTypes.StringType,
                        "critical, serious or notice: by exposure_amount, critical the highest share of all warnings that the conf sets"),
                required(VALUE, DataTypes.DoubleType, "What the rule measured when it last warned"),
                required(LIMIT, DataTypes.DoubleType, "Limit in force for the customer"),
                required(
                        PURPOSE,
                        DataTypes.StringType,
                        "What the customer is contacted for: marketing or account duty; marketing only where it is permitted"),
                required(
                        EXPOSURE,
                        MONEY,
                        "In the conf's currency: money_at_risk where the customer may be lost, else the sum that the message speaks of: to collect, diverted, spent over budget"),
                optional(
                        MONEY_AT_RISK,
                        MONEY,
                        "Churn probability times spending expected in the horizon, as in segments; null: not active, or segments not made"),
                required(MESSAGE, DataTypes.StringType, "What is amiss, in figures"),
                required(
                        NEXT_STEP,
                        DataTypes.StringType,
                        "What to do now; for marketing the customer's one action of next_actions with its channel and last day, or why there is none"),
                optional(
                        RIGHT_SHARE,
                        DataTypes.DoubleType,
                        "How often such warnings of this rule were right in the replay of the past, 0 to 1; null: fewer than 20 to judge by"),
                optional(
                        RIGHT_RECORD,
                        DataTypes.StringType,
                        "The same in words, as 31 % of 250, or 2 of 3 where they are fewer than 20; null: nothing to judge by"),
                optional(OWNER, DataTypes.StringType, "Sales person who looks after the customer; null: nobody named"),
                required(AGE, DataTypes.IntegerType, "Days from opening to closing, or to the day last checked"),
                required(CHECKED_ON, DataTypes.DateType, "As-of date on which the warning last stood or closed"),
                optional(CLOSED_ON, DataTypes.DateType, "As-of date on which the cause was gone; null: still there"),
                optional(SNOOZED_UNTIL_ON, DataTypes.DateType, "Last day of the snooze; null: never snoozed"),
                optional(NOTE, DataTypes.StringType, "What was noted on acknowledging or snoozing; null: nothing")
            }),
            List.of(CUSTOMER_ID, RULE, OPENED_ON),
            List.of());

    private WarningsTable() {}
}
