package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How many of those who first bought in a month still buy in the months after, and how much. */
public final class CohortRetentionTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String COHORT_ON = "cohort_on";
    public static final String MONTHS_SINCE = "months_since_count";
    public static final String BEGAN_WITH_DATA = "began_with_data";
    public static final String CUSTOMERS = "customer_count";
    public static final String BUYING = "buying_count";
    public static final String BUYING_SHARE = "buying_share";
    public static final String AMOUNT = "amount";
    public static final String REVENUE_SHARE = "revenue_share";

    public static final Table TABLE = new Table(
            "cohort_retention",
            "the customers who first bought in a month, so many months later",
            new StructType(new StructField[] {
                Column.asOf(),
                required(COHORT_ON, DataTypes.DateType, "First day of the month of the first purchase"),
                required(
                        MONTHS_SINCE,
                        DataTypes.IntegerType,
                        "Months since then, 0 for the month itself; only months that had ended by the as-of date"),
                required(
                        BEGAN_WITH_DATA,
                        DataTypes.BooleanType,
                        "Whether the data begin in that month: it then holds customers of long before"),
                required(CUSTOMERS, DataTypes.LongType, "Customers who first bought in the cohort's month"),
                required(BUYING, DataTypes.LongType, "Those of them who bought in this month"),
                required(BUYING_SHARE, DataTypes.DoubleType, "Part of the cohort that bought in this month"),
                required(AMOUNT, MONEY, "Bought by them in this month, returns not taken off, in the currency"),
                optional(
                        REVENUE_SHARE,
                        DataTypes.DoubleType,
                        "That amount over the amount of the cohort's first month; null: nothing was paid then")
            }),
            List.of(AS_OF, COHORT_ON, MONTHS_SINCE),
            List.of(AS_OF));

    private CohortRetentionTable() {}
}
