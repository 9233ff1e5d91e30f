package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How every contestant did on past as-of dates, as if trained then. */
public final class Backtest {
    public static final String AS_OF = Column.AS_OF;
    public static final String HORIZON_DAYS = "horizon_days";
    public static final String CONTESTANT = "contestant";
    public static final String KIND = "kind";
    public static final String METRIC = "metric";
    public static final String BAND = "band";
    public static final String CUSTOMER_COUNT = "customer_count";
    public static final String VALUE = "value";
    public static final String LOW = "low";
    public static final String HIGH = "high";

    public static final Table TABLE = new Table(
            "backtest",
            "as-of date x horizon x contestant x metric x band",
            new StructType(new StructField[] {
                Column.asOf(),
                required(HORIZON_DAYS, DataTypes.IntegerType, "Length of the outcome window (days)"),
                required(CONTESTANT, DataTypes.StringType, "Who scored, such as logistic_regression"),
                required(KIND, DataTypes.StringType, "rule or model"),
                required(METRIC, DataTypes.StringType, "What was measured, such as roc_auc"),
                required(BAND, DataTypes.StringType, "Group of customers; everyone: all living ones"),
                required(CUSTOMER_COUNT, DataTypes.IntegerType, "Customers in the band (count)"),
                optional(VALUE, DataTypes.DoubleType, "The figure; null: not defined, as where nobody churned"),
                optional(LOW, DataTypes.DoubleType, "Lower end of its bootstrap interval"),
                optional(HIGH, DataTypes.DoubleType, "Upper end of its bootstrap interval")
            }),
            List.of(AS_OF, HORIZON_DAYS, CONTESTANT, METRIC, BAND),
            List.of(AS_OF));

    private Backtest() {}
}
