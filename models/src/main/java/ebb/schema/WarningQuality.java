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
 * <p>A loss is a purchase day followed by no purchase for a horizon. A warning is right if the customer, living when it opened, buys nothing in the
 * horizon after. A loss is caught if a warning stood at some time before the customer had been silent for living-days; that day is when the calendar
 * alone shows the loss, and the days of warning are counted to it.
 */
public final class WarningQuality {
    public static final String AS_OF = Column.AS_OF;
    public static final String RULE = "rule";
    public static final String LIMIT = "limit";
    public static final String IN_FORCE = "is_in_force";
    public static final String FIRST_ON = "first_on";
    public static final String WEEKLY = "weekly_count";
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

    public static final Table TABLE = new Table(
            "warning_quality",
            "a rule at one limit, replayed over the past",
            new StructType(new StructField[] {
                Column.asOf(),
                required(RULE, DataTypes.StringType, "Warning rule"),
                required(LIMIT, DataTypes.DoubleType, "Limit it was replayed with"),
                required(IN_FORCE, DataTypes.BooleanType, "Whether that is the limit in force"),
                required(FIRST_ON, DataTypes.DateType, "First as-of date of the replay; the last is the as-of date"),
                required(WEEKLY, DataTypes.DoubleType, "Warnings opened in a week, over all customers"),
                required(
                        JUDGED,
                        DataTypes.LongType,
                        "Warnings opened on living customers whose outcome window has ended"),
                required(RIGHT, DataTypes.LongType, "Those of them followed by no purchase in the horizon"),
                optional(PRECISION, DataTypes.DoubleType, "Share of warnings that were right; null: none judged"),
                optional(PRECISION_LOW, DataTypes.DoubleType, "Lower end of its 95 % interval (Wilson)"),
                optional(PRECISION_HIGH, DataTypes.DoubleType, "Upper end of its 95 % interval (Wilson)"),
                required(LOSSES, DataTypes.LongType, "Losses among the customers that the rule watches"),
                required(CAUGHT, DataTypes.LongType, "Those of them that a warning stood on while the customer lived"),
                optional(RECALL, DataTypes.DoubleType, "Share of losses caught; null: there were none"),
                optional(
                        LEAD,
                        DataTypes.IntegerType,
                        "Median days from the warning to the end of living-days, among the losses caught; null: none"),
                optional(
                        BASE,
                        DataTypes.DoubleType,
                        "Share of watched living customers lost anyway: the precision of warning at random; null: none")
            }),
            List.of(AS_OF, RULE, LIMIT),
            List.of(AS_OF));

    private WarningQuality() {}
}
