package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What customers are expected to order in the coming weeks, by category and region, with how far such forecasts were off in the past, beside the
 * forecast "as in the same week last year".
 */
public final class ExpectedDemandTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String WEEK_FROM_ON = "week_from_on";
    public static final String CATEGORY = "category";
    public static final String REGION = "region";
    public static final String EXPECTED = "expected_amount";
    public static final String LOW = "expected_low_amount";
    public static final String HIGH = "expected_high_amount";
    public static final String LAST_YEAR = "last_year_amount";
    public static final String WEEKS_JUDGED = "judged_week_count";
    public static final String ERROR = "error_share";
    public static final String LAST_YEAR_ERROR = "last_year_error_share";
    public static final String HELD = "interval_held_share";
    public static final String RECENT = "recent_week_amount";
    public static final String CHANGE = "change";
    public static final String CHANGES_JUDGED = "judged_change_count";
    public static final String CHANGES_RIGHT = "right_change_count";

    /** The {@link #CHANGE} of a week whose whole interval lies above what was bought in a week of late. */
    public static final String RISING = "rising";

    /** The {@link #CHANGE} of a week whose whole interval lies below what was bought in a week of late. */
    public static final String FALLING = "falling";

    /** The {@link #CHANGE} of a week whose interval holds what was bought in a week of late. */
    public static final String STEADY = "steady";

    /** In place of a category or a region: all of them. */
    public static final String ALL = "all";

    public static final Table TABLE = new Table(
            "expected_demand",
            "a coming week of a category in a region",
            new StructType(new StructField[] {
                Column.asOf(),
                required(
                        WEEK_FROM_ON,
                        DataTypes.DateType,
                        "First of the week's seven days; the first week begins the day after the as-of date"),
                required(
                        CATEGORY,
                        DataTypes.StringType,
                        "Category; others for the small ones together, all for every one"),
                required(
                        REGION,
                        DataTypes.StringType,
                        "Region of the customer; others for the small ones together, not given, or all for every one"),
                required(EXPECTED, MONEY, "Expected sum over all customers, in the currency"),
                required(LOW, MONEY, "Lower end of its 80 % interval"),
                required(HIGH, MONEY, "Upper end of its 80 % interval"),
                optional(LAST_YEAR, MONEY, "Bought in the same week last year, 364 days before; null: not observed"),
                required(
                        WEEKS_JUDGED,
                        DataTypes.LongType,
                        "Weeks of the past that were forecast for this category and region with what was known before: those with a same week last year, where any has one"),
                optional(
                        ERROR,
                        DataTypes.DoubleType,
                        "Sum of the absolute errors of those forecasts over what was bought; null: none judged"),
                optional(
                        LAST_YEAR_ERROR,
                        DataTypes.DoubleType,
                        "The same of the forecast as in the same week last year, over the same weeks; null: that was not observed"),
                optional(
                        HELD,
                        DataTypes.DoubleType,
                        "Part of those weeks that the 80 % interval held; null: none judged"),
                optional(
                        RECENT,
                        MONEY,
                        "Bought in an average week of as many before the as-of date as are forecast; null: they were not all observed"),
                optional(
                        CHANGE,
                        DataTypes.StringType,
                        "rising: the interval lies above recent_week_amount, and the expected sum by a tenth or more; falling: below it likewise; else steady; null: that is not known, or no week of the past was judged"),
                optional(
                        CHANGES_JUDGED,
                        DataTypes.LongType,
                        "Weeks of the past that would have been called rising or falling, of this category and region"),
                optional(
                        CHANGES_RIGHT,
                        DataTypes.LongType,
                        "Those of them in which more (rising) or less (falling) was bought than in the weeks before the forecast")
            }),
            List.of(AS_OF, WEEK_FROM_ON, CATEGORY, REGION),
            List.of(AS_OF));

    private ExpectedDemandTable() {}
}
