package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How every contestant did on an as-of date held out in time, metric by metric. */
public final class BacktestTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String JUDGED_BY = "judged_by";
    public static final String HOLDOUT_ON = "holdout_on";
    public static final String CONTESTANT = "contestant";
    public static final String KIND = "kind";
    public static final String METRIC = "metric";
    public static final String BAND = "band";
    public static final String CUSTOMERS = "customer_count";
    public static final String VALUE = "metric_value";
    public static final String LOW = "metric_low";
    public static final String HIGH = "metric_high";
    public static final String PUBLISHED = "is_published";
    public static final String MODEL_ID = "model_id";

    public static final Table TABLE = new Table(
            "backtest",
            "a metric of a contestant in a band of customers",
            new StructType(new StructField[] {
                Column.asOf(),
                required(
                        JUDGED_BY,
                        DataTypes.StringType,
                        "train: the contest that decided what is published; backtest: the same contest on past as-of dates"),
                required(
                        HOLDOUT_ON,
                        DataTypes.DateType,
                        "As-of date that judged; its outcome window ends by the run's as-of date"),
                required(
                        CONTESTANT,
                        DataTypes.StringType,
                        "Model or simple rule; newcomers: a model of the new customers alone"),
                required(KIND, DataTypes.StringType, "MODEL or RULE"),
                required(METRIC, DataTypes.StringType, "Metric, on active customers"),
                required(
                        BAND,
                        DataTypes.StringType,
                        "everyone, a third of the customers by tenure, value or frequency, or the new ones, who bought on one day"),
                required(CUSTOMERS, DataTypes.IntegerType, "Customers judged on"),
                optional(VALUE, DataTypes.DoubleType, "Value of the metric; null: not defined on these customers"),
                optional(LOW, DataTypes.DoubleType, "Lower end of the 95 % interval, bootstrapped by customer"),
                optional(HIGH, DataTypes.DoubleType, "Upper end of the 95 % interval, bootstrapped by customer"),
                required(PUBLISHED, DataTypes.BooleanType, "Whether this contestant gives the published scores"),
                required(MODEL_ID, DataTypes.StringType, "Model that the training published")
            }),
            List.of(AS_OF, JUDGED_BY, HOLDOUT_ON, CONTESTANT, METRIC, BAND),
            List.of(AS_OF));

    private BacktestTable() {}
}
