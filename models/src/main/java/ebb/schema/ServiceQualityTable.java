package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Complaints, failures and survey answers by period and cause: what goes wrong how often, how fast it is put right, what is new and what goes away. */
public final class ServiceQualityTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String FROM_ON = "from_on";
    public static final String UNTIL_ON = "until_on";
    public static final String KIND = "kind";
    public static final String CAUSE = "cause";
    public static final String CASES = "case_count";
    public static final String CUSTOMERS = "customer_count";
    public static final String ORDERS = "order_count";
    public static final String RATE = "cases_per_order_ratio";
    public static final String MEDIAN_DAYS = "median_days_to_close";
    public static final String UNRESOLVED = "unresolved_count";
    public static final String REPEATED = "repeated_count";
    public static final String SILENT = "silent_count";
    public static final String SATISFACTION = "mean_satisfaction_points";
    public static final String STATE = "state";
    public static final String OURS = "our_fault_count";
    public static final String THEIRS = "their_fault_count";
    public static final String NOBODYS = "no_fault_count";

    /** Kind of the rows of survey answers. */
    public static final String SURVEY = "survey";

    /** Cause of the rows over all causes. */
    public static final String ALL = "all";

    public static final Table TABLE = new Table(
            "service_quality",
            "a kind of case with one cause in a period",
            new StructType(new StructField[] {
                Column.asOf(),
                required(FROM_ON, DataTypes.DateType, "First day of the period"),
                required(UNTIL_ON, DataTypes.DateType, "Last day of the period"),
                required(KIND, DataTypes.StringType, "complaint, failure, or survey for answers to surveys"),
                required(CAUSE, DataTypes.StringType, "Cause as the service input gives it, not given, or all"),
                required(CASES, DataTypes.LongType, "Cases opened in the period, or answers given"),
                required(CUSTOMERS, DataTypes.LongType, "Customers they came from"),
                required(ORDERS, DataTypes.LongType, "Purchase days of all customers in the period"),
                optional(RATE, DataTypes.DoubleType, "Cases over purchase days; null: nobody bought"),
                optional(
                        MEDIAN_DAYS,
                        DataTypes.IntegerType,
                        "Median days from opening to closing, of those closed by the as-of date; null: none"),
                required(UNRESOLVED, DataTypes.LongType, "Cases still open on the as-of date"),
                required(
                        REPEATED,
                        DataTypes.LongType,
                        "Cases of a customer who had one of the same kind and cause in the 180 days before"),
                required(
                        SILENT,
                        DataTypes.LongType,
                        "Failures that the customer did not complain about in the 30 days after"),
                optional(
                        SATISFACTION,
                        DataTypes.DoubleType,
                        "Mean of the answers, 1 (very dissatisfied) to 5 (very satisfied); null: no survey row"),
                optional(
                        STATE,
                        DataTypes.StringType,
                        "Against the period before: new, growing, steady, fading or gone, by the rate; for surveys by the mean; null: first period"),
                optional(
                        OURS,
                        DataTypes.LongType,
                        "Complaints judged to be our fault; those not judged are in no such count; null: written before they were counted"),
                optional(THEIRS, DataTypes.LongType, "Complaints judged to be the customer's fault; null likewise"),
                optional(NOBODYS, DataTypes.LongType, "Complaints judged to be nobody's fault; null likewise")
            }),
            List.of(AS_OF, FROM_ON, KIND, CAUSE),
            List.of(AS_OF));

    private ServiceQualityTable() {}
}
