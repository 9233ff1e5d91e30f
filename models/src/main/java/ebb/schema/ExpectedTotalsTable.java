package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What all active customers together are expected to buy and spend in the horizon, and what came of such forecasts on past as-of dates. */
public final class ExpectedTotalsTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String MEASURE = "measure";
    public static final String FORECAST_ON = "forecast_on";
    public static final String CUSTOMERS = "customer_count";
    public static final String UNCORRECTED = "uncorrected_total";
    public static final String EXPECTED = "expected_total";
    public static final String LOW = "expected_low_total";
    public static final String HIGH = "expected_high_total";
    public static final String ACTUAL = "actual_total";
    public static final String IS_INSIDE = "is_inside";
    public static final String CUSTOMERS_INSIDE = "customers_inside_share";
    public static final String NEXT_PURCHASES = "next_purchase_customer_count";
    public static final String NEXT_PURCHASES_INSIDE = "next_purchase_inside_share";
    public static final String NEXT_PURCHASES_MODELLED = "next_purchase_uncalibrated_customer_count";
    public static final String NEXT_PURCHASES_MODELLED_INSIDE = "next_purchase_uncalibrated_inside_share";

    public static final Table TABLE = new Table(
            "expected_totals",
            "a measure on the as-of date, and on each past one that judges the forecast",
            new StructType(new StructField[] {
                Column.asOf(),
                required(MEASURE, DataTypes.StringType, "purchase days, or spend in the conf's currency"),
                required(
                        FORECAST_ON,
                        DataTypes.DateType,
                        "Date that the forecast was made on: the horizon begins the day after. The as-of date, or a past date whose outcome is known"),
                required(
                        CUSTOMERS,
                        DataTypes.LongType,
                        "Active customers on that date who are added up; on past dates those who train, a sample where there are many"),
                required(UNCORRECTED, DataTypes.DoubleType, "Total by the purchase model as it is"),
                required(
                        EXPECTED,
                        DataTypes.DoubleType,
                        "Total corrected by the errors that were known on that date, shrunk towards no correction"),
                required(LOW, DataTypes.DoubleType, "Lower end of its 80 % interval"),
                required(HIGH, DataTypes.DoubleType, "Upper end of its 80 % interval"),
                optional(ACTUAL, DataTypes.DoubleType, "Total that came; null: yet to come"),
                optional(IS_INSIDE, DataTypes.BooleanType, "Whether it lies in the interval; null: yet to come"),
                optional(
                        CUSTOMERS_INSIDE,
                        DataTypes.DoubleType,
                        "Share of customers whose own outcome lay in their own 80 % interval, made without that date; null: a date that did not judge them"),
                optional(
                        NEXT_PURCHASES,
                        DataTypes.LongType,
                        "Active customers who would have got a date of the next purchase, its 80 % interval calibrated by earlier dates, and whose interval has ended; "
                                + "null: spend, or fewer than a hundred intervals had ended before that date"),
                optional(
                        NEXT_PURCHASES_INSIDE,
                        DataTypes.DoubleType,
                        "Share of these who bought inside it; who did not buy at all is outside; null as their number"),
                optional(
                        NEXT_PURCHASES_MODELLED,
                        DataTypes.LongType,
                        "The same number with intervals as the purchase model has them; null as the calibrated one"),
                optional(
                        NEXT_PURCHASES_MODELLED_INSIDE,
                        DataTypes.DoubleType,
                        "Share of these who bought inside it; null as their number")
            }),
            List.of(AS_OF, MEASURE, FORECAST_ON),
            List.of(AS_OF));

    private ExpectedTotalsTable() {}
}
