package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What the chosen buy-till-you-die model expects against what came: the figures behind the report's pictures of it. */
public final class LifetimeDiagnosticsTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String PICTURE = "picture";
    public static final String PLACE = "place_count";
    public static final String SILENCE = "silence_days";
    public static final String IS_CALIBRATION = "is_calibration";
    public static final String CUSTOMERS = "customer_count";
    public static final String ACTUAL = "actual_count";
    public static final String EXPECTED = "expected_count";
    public static final String ALIVE = "p_alive";

    /** The values of {@link #PICTURE}. */
    public static final String WEEKS = "weeks";

    public static final String HISTOGRAM = "histogram";
    public static final String EXPECTATION = "expectation";
    public static final String ALIVE_GRID = "alive";

    public static final Table TABLE = new Table(
            "lifetime_diagnostics",
            "a figure of a picture of the chosen buy-till-you-die model",
            new StructType(new StructField[] {
                Column.asOf(),
                required(
                        PICTURE,
                        DataTypes.StringType,
                        "weeks: repeat purchase days by week; histogram: customers by repeat purchase days; expectation: purchase"
                                + " days after the calibration by those within; alive: P(alive) by repeat purchase days and silence"),
                required(
                        PLACE,
                        DataTypes.IntegerType,
                        "Weeks since the first day, from 1; in the other pictures repeat purchase days, where the highest of"
                                + " histogram and expectation stands for as many or more"),
                required(SILENCE, DataTypes.DoubleType, "Days since the last purchase; 0 but in alive"),
                required(
                        IS_CALIBRATION,
                        DataTypes.BooleanType,
                        "Whether the model had seen these days: false in weeks after the calibration, and in expectation"),
                optional(CUSTOMERS, DataTypes.DoubleType, "Customers behind the figure; null but in expectation"),
                optional(
                        ACTUAL,
                        DataTypes.DoubleType,
                        "What came; in expectation the mean of a customer. Null in alive"),
                optional(EXPECTED, DataTypes.DoubleType, "What the model expects of the same; null in alive"),
                optional(ALIVE, DataTypes.DoubleType, "P(alive), 0 to 1; null but in alive")
            }),
            List.of(AS_OF, PICTURE, PLACE, SILENCE),
            List.of(AS_OF));

    private LifetimeDiagnosticsTable() {}
}
