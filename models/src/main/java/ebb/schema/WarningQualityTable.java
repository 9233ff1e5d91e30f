package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * How good each warning rule was in the past, at the limit in force and at others.
 *
 * <p>A loss is a purchase day followed by no purchase for a horizon. A warning is right if the customer, active when it opened, buys nothing in the
 * horizon after. A loss is caught if a warning stood at some time before the customer had been silent for active-days; that day is when the calendar
 * alone shows the loss, and the days of warning are counted to it. Where the truth of a generated shop is known, rules are held against that too.
 */
public final class WarningQualityTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String RULE = "rule";
    public static final String JUDGED_BY = "judged_by";
    public static final String LIMIT = "limit";
    public static final String IN_FORCE = "is_in_force";
    public static final String FIRST_ON = "first_on";
    public static final String WEEKLY = "weekly_count";
    public static final String RAISED = "raised_count";
    public static final String PENDING = "pending_count";
    public static final String JUDGED = "judged_count";
    public static final String RIGHT = "right_count";
    public static final String PRECISION = "precision_share";
    public static final String PRECISION_LOW = "precision_low_share";
    public static final String PRECISION_HIGH = "precision_high_share";
    public static final String LOSSES = "loss_count";
    public static final String CAUGHT = "caught_count";
    public static final String RECALL = "recall_share";
    public static final String LEAD = "median_warning_days";
    public static final String BASE = "base_share";
    public static final String SILENT_BECAUSE = "silent_because";
    public static final String WATCHES = "watches";

    public static final String LOSS = "loss";
    public static final String PLANTED = "planted";

    public static final Table TABLE = new Table(
            "warning_quality",
            "a rule at one limit, replayed over the past",
            new StructType(new StructField[] {
                Column.asOf(),
                required(RULE, DataTypes.StringType, "Warning rule"),
                required(
                        JUDGED_BY,
                        DataTypes.StringType,
                        "loss: against customers who stopped buying; planted: against what the generated shop planted for the rule to find"),
                required(
                        LIMIT,
                        DataTypes.DoubleType,
                        "Limit of the conf, or a multiple of it; loss is held against the same multiple of the probability from which on it watches, where that is higher"),
                required(IN_FORCE, DataTypes.BooleanType, "Whether that is the limit in force"),
                required(FIRST_ON, DataTypes.DateType, "First as-of date of the replay; the last is the as-of date"),
                required(WEEKLY, DataTypes.DoubleType, "Warnings opened in a week, over all customers"),
                required(
                        JUDGED,
                        DataTypes.LongType,
                        "Warnings opened whose outcome window has ended: by losses, one on a customer who was not active any more is wrong"),
                required(
                        RIGHT,
                        DataTypes.LongType,
                        "Those of them followed by no purchase in the horizon; or raised while what was planted went on, or at most a window after"),
                optional(PRECISION, DataTypes.DoubleType, "Share of warnings that were right; null: none judged"),
                optional(PRECISION_LOW, DataTypes.DoubleType, "Lower end of its 95 % interval (Wilson)"),
                optional(PRECISION_HIGH, DataTypes.DoubleType, "Upper end of its 95 % interval (Wilson)"),
                required(
                        LOSSES,
                        DataTypes.LongType,
                        "Losses, or planted cases, among the customers that the rule watches"),
                required(
                        CAUGHT,
                        DataTypes.LongType,
                        "Those of them that a warning stood on while the customer lived, or while the case went on"),
                optional(RECALL, DataTypes.DoubleType, "Share of them caught; null: there were none"),
                optional(
                        LEAD,
                        DataTypes.IntegerType,
                        "Median days from the warning to the end of active-days, or of the planted case and a window, among those caught; null: none"),
                optional(
                        BASE,
                        DataTypes.DoubleType,
                        "Precision of warning at random among the customers watched; null: none"),
                optional(
                        RAISED,
                        DataTypes.LongType,
                        "Warnings opened over the replay, among the customers looked at; null: written before this was counted"),
                optional(
                        PENDING,
                        DataTypes.LongType,
                        "Those of them not yet judgeable, because their outcome window has not ended; null: as raised_count"),
                optional(
                        SILENT_BECAUSE,
                        DataTypes.StringType,
                        "Why the rule said nothing at this limit, or cannot be judged; null: it spoke and was judged"),
                optional(
                        WATCHES,
                        DataTypes.StringType,
                        "What the rule watches by the pace of the shop, in words; null: it follows no pace, or written before this was kept")
            }),
            List.of(AS_OF, RULE, JUDGED_BY, LIMIT),
            List.of(AS_OF));

    private WarningQualityTable() {}
}
