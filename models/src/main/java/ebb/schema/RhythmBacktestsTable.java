package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How well the category rhythm foretold the last gap of each habit, against simple rules. */
public final class RhythmBacktestsTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String RULE = "rule";
    public static final String GAPS = "gap_count";
    public static final String INSIDE = "inside_share";
    public static final String AHEAD = "ahead_count";
    public static final String AHEAD_INSIDE = "ahead_inside_share";
    public static final String MEDIAN_ERROR = "median_error_days";
    public static final String MEAN_ERROR = "mean_error_days";

    public static final Table TABLE = new Table(
            "category_rhythm_backtest",
            "a rule that foretells the next purchase of a category",
            new StructType(new StructField[] {
                Column.asOf(),
                required(RULE, DataTypes.StringType, "category rhythm, last gap again or own mean"),
                required(GAPS, DataTypes.LongType, "Closed gaps foretold, one a customer and category"),
                required(INSIDE, DataTypes.DoubleType, "Share of them inside the 80 % interval"),
                required(MEDIAN_ERROR, DataTypes.DoubleType, "Median of the days off"),
                required(MEAN_ERROR, DataTypes.DoubleType, "Mean of the days off, none counted for more than 730"),
                optional(
                        AHEAD,
                        DataTypes.LongType,
                        "Habits, of customers who came again, looked ahead from a past date whose 80 % interval has ended since, gaps that are still open among them; null: not looked at"),
                optional(
                        AHEAD_INSIDE,
                        DataTypes.DoubleType,
                        "Share of those bought again inside the interval; null: not looked at, or none")
            }),
            List.of(AS_OF, RULE),
            List.of(AS_OF));

    private RhythmBacktestsTable() {}
}
