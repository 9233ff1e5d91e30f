package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Customers and revenue over the coming years by several ways of reckoning, and what was projected a year ago against what came. */
public final class ProjectionTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String MADE_ON = "made_on";
    public static final String SCENARIO = "scenario";
    public static final String YEARS = "years_ahead_count";
    public static final String UNTIL_ON = "until_on";
    public static final String CUSTOMERS = "expected_customer_count";
    public static final String CUSTOMERS_LOW = "expected_customer_low";
    public static final String CUSTOMERS_HIGH = "expected_customer_high";
    public static final String REVENUE = "expected_revenue_amount";
    public static final String REVENUE_LOW = "expected_revenue_low_amount";
    public static final String REVENUE_HIGH = "expected_revenue_high_amount";
    public static final String EXISTING_REVENUE = "existing_revenue_amount";
    public static final String ACTUAL_REVENUE = "actual_revenue_amount";
    public static final String ACTUAL_EXISTING_REVENUE = "actual_existing_revenue_amount";
    public static final String ASSUMPTION = "assumption";

    public static final String PRESENT_LOSS = "present_loss";
    public static final String HALF_LOSS_OF_ALL = "half_loss_of_all";
    public static final String HALF_LOSS_IN_NUMBER = "half_loss_in_number";
    public static final String HALF_LOSS_COMPOUNDING = "half_loss_compounding";
    public static final String COHORT_SURVIVAL = "cohort_survival";
    public static final String UNCHANGED = "unchanged";

    public static final Table TABLE = new Table(
            "projection",
            "a year ahead by one way of reckoning",
            new StructType(new StructField[] {
                Column.asOf(),
                required(
                        MADE_ON,
                        DataTypes.DateType,
                        "Last day that the projection knows: the as-of date, or a year before it to be held against what came"),
                required(
                        SCENARIO,
                        DataTypes.StringType,
                        "present_loss, half_loss_of_all, half_loss_in_number, half_loss_compounding, cohort_survival (by the purchase model), or unchanged (as the year before; only to compare with)"),
                required(YEARS, DataTypes.IntegerType, "Years of 365 days after made_on; 0: that day"),
                required(UNTIL_ON, DataTypes.DateType, "Last day of that year"),
                optional(
                        CUSTOMERS,
                        DataTypes.DoubleType,
                        "Active customers then; for cohort_survival as many as buy like today's active ones; null: not projected"),
                optional(
                        CUSTOMERS_LOW,
                        DataTypes.DoubleType,
                        "Lower end: the loss rate at the upper end of its 95 % interval and the gains at their lower one; null: none"),
                optional(CUSTOMERS_HIGH, DataTypes.DoubleType, "Upper end likewise; null: none"),
                optional(REVENUE, MONEY, "Revenue of that year, in the currency; null: not projected"),
                optional(
                        REVENUE_LOW,
                        MONEY,
                        "Lower end likewise; for cohort_survival by the error of the projection of a year ago, or by chance among customers where that is more; null: none"),
                optional(REVENUE_HIGH, MONEY, "Upper end likewise; null: none"),
                optional(
                        EXISTING_REVENUE,
                        MONEY,
                        "Of the revenue, what customers bring who had bought by made_on; null: not told apart"),
                optional(ACTUAL_REVENUE, MONEY, "Sales of that year, returns taken off; null: not over yet"),
                optional(
                        ACTUAL_EXISTING_REVENUE,
                        MONEY,
                        "Of it, from customers who had bought by made_on; null: not over yet"),
                required(ASSUMPTION, DataTypes.StringType, "How it is reckoned and what it rests on")
            }),
            List.of(AS_OF, MADE_ON, SCENARIO, YEARS),
            List.of(AS_OF));

    private ProjectionTable() {}
}
