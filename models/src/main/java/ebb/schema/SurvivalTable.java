package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import ebb.customer.CalendarDays;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The survival curve of a customer: how likely no purchase comes within several numbers of days. */
public final class SurvivalTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String AS_OF = Column.AS_OF;
    public static final String MODEL_ID = "model_id";

    /** Horizons in days that the curve is given for, ascending. */
    public static final List<Integer> HORIZONS = List.of(30, 60, 90, 180, CalendarDays.YEAR);

    public static final Table TABLE =
            new Table("survival", "a customer on an as-of date", schema(), List.of(CUSTOMER_ID, AS_OF), List.of(AS_OF));

    private SurvivalTable() {}

    /** Column with the probability of no purchase within {@code horizonDays} days. */
    public static String noPurchase(int horizonDays) {
        return "no_purchase_" + horizonDays + "_probability";
    }

    private static StructType schema() {
        List<StructField> fields = new ArrayList<>(List.of(Column.customerId(), Column.asOf()));
        for (int horizon : HORIZONS) {
            fields.add(
                    optional(
                            noPurchase(horizon),
                            DataTypes.DoubleType,
                            "Probability of no purchase within " + horizon
                                    + " days after the as-of date, 0 to 1, by the curve that goes through scores.churn_probability"
                                    + " at the conf's horizon and never rises with the days; null: survival_backtest says why, or not scored"));
        }
        fields.add(required(MODEL_ID, DataTypes.StringType, "Model whose churn probability the curve goes through"));
        return new StructType(fields.toArray(StructField[]::new));
    }
}
