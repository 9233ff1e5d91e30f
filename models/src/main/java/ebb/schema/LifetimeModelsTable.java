package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The buy-till-you-die models compared out of time, and which of them the features are made with. */
public final class LifetimeModelsTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String FAMILY = "family";
    public static final String IS_CHOSEN = "is_chosen";
    public static final String CUSTOMERS = "customer_count";
    public static final String FITTED_ON = "fitted_on";
    public static final String HELD_OUT_UNTIL_ON = "held_out_until_on";
    public static final String HELD_OUT = "held_out_log_likelihood";
    public static final String IN_SAMPLE = "fitted_log_likelihood";
    public static final String PARAMETERS = "parameters";
    public static final String FINDINGS = "findings";

    public static final Table TABLE = new Table(
            "lifetime_models",
            "a buy-till-you-die model that was compared on an as-of date",
            new StructType(new StructField[] {
                Column.asOf(),
                required(FAMILY, DataTypes.StringType, "Model: bg-nbd, mbg-nbd, pareto-nbd, bg-cnbd-2 or mbg-cnbd-2"),
                required(
                        IS_CHOSEN,
                        DataTypes.BooleanType,
                        "Whether features are made with it: the highest held-out log-likelihood"),
                required(CUSTOMERS, DataTypes.LongType, "Customers fitted to and judged on"),
                required(FITTED_ON, DataTypes.DateType, "Last day known to the fit"),
                optional(
                        HELD_OUT_UNTIL_ON,
                        DataTypes.DateType,
                        "Last day that compared; the days after it judge the churn models. Null: history too short to compare"),
                optional(
                        HELD_OUT,
                        DataTypes.DoubleType,
                        "Mean log-likelihood of a customer's purchases in the days between; null: not compared"),
                required(IN_SAMPLE, DataTypes.DoubleType, "Mean log-likelihood of a customer the model was fitted to"),
                required(PARAMETERS, DataTypes.StringType, "Each parameter with its 95 % interval; times in days"),
                required(
                        FINDINGS,
                        DataTypes.StringType,
                        "What the data could not tell about the model, in sentences; empty: nothing")
            }),
            List.of(AS_OF, FAMILY),
            List.of(AS_OF));

    private LifetimeModelsTable() {}
}
