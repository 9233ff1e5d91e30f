package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How the survival curve did at each horizon on a date held out in time, beside the best simple rule for that horizon. */
public final class SurvivalBacktestTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String HORIZON = "horizon_days";
    public static final String MODEL_ID = "model_id";
    public static final String IS_GIVEN = "is_given";
    public static final String REASON = "reason";
    public static final String HOLDOUT_ON = "holdout_on";
    public static final String CUSTOMERS = "customer_count";
    public static final String ACTUAL = "no_purchase_share";
    public static final String EXPECTED = "expected_share";
    public static final String MEAN_LOG_LOSS = "mean_log_loss";
    public static final String BRIER = "brier_score";
    public static final String CALIBRATION_ERROR = "expected_calibration_error";
    public static final String AUC = "auc";
    public static final String RULE = "rule";
    public static final String RULE_EXPECTED = "rule_expected_share";
    public static final String RULE_LOG_LOSS = "rule_mean_log_loss";
    public static final String RULE_BRIER = "rule_brier_score";
    public static final String RULE_CALIBRATION_ERROR = "rule_expected_calibration_error";
    public static final String RULE_AUC = "rule_auc";
    public static final String GAIN = "log_loss_gain";
    public static final String GAIN_LOW = "log_loss_gain_low";
    public static final String GAIN_HIGH = "log_loss_gain_high";

    private static final String NOT_JUDGED = "; null: not judged";

    public static final Table TABLE = new Table(
            "survival_backtest",
            "a horizon of the survival curve",
            new StructType(new StructField[] {
                Column.asOf(),
                required(
                        HORIZON,
                        DataTypes.IntegerType,
                        "Days ahead: those of the table survival, and the conf's horizon"),
                required(MODEL_ID, DataTypes.StringType, "Model that the training published"),
                required(
                        IS_GIVEN,
                        DataTypes.BooleanType,
                        "Whether the curve is given at this horizon: it was judged, and neither the rule nor the toss of a coin is surely better"),
                optional(REASON, DataTypes.StringType, "Why the curve is not given here; null: it is"),
                optional(
                        HOLDOUT_ON,
                        DataTypes.DateType,
                        "As-of date that judged: the latest of the training dates with so many days after it"
                                + NOT_JUDGED),
                optional(CUSTOMERS, DataTypes.IntegerType, "Active customers judged on" + NOT_JUDGED),
                figure(ACTUAL, "Share that bought nothing within the horizon, 0 to 1"),
                figure(EXPECTED, "Mean probability of that by the curve, 0 to 1"),
                figure(MEAN_LOG_LOSS, "Mean log loss of the curve"),
                figure(BRIER, "Brier score of the curve"),
                figure(CALIBRATION_ERROR, "Calibration error of the curve"),
                figure(AUC, "Area under the ROC curve of the curve's probabilities"),
                optional(
                        RULE,
                        DataTypes.StringType,
                        "Best simple rule, fitted to the outcomes of this horizon on the same dates" + NOT_JUDGED),
                figure(RULE_EXPECTED, "Mean probability by the rule, 0 to 1"),
                figure(RULE_LOG_LOSS, "Mean log loss of the rule"),
                figure(RULE_BRIER, "Brier score of the rule"),
                figure(RULE_CALIBRATION_ERROR, "Calibration error of the rule"),
                figure(RULE_AUC, "Area under the ROC curve of the rule"),
                figure(GAIN, "How much less log loss the curve has than the rule"),
                figure(GAIN_LOW, "Lower end of its 95 % interval, bootstrapped by customer"),
                figure(GAIN_HIGH, "Upper end of its 95 % interval, bootstrapped by customer")
            }),
            List.of(AS_OF, HORIZON),
            List.of(AS_OF));

    private SurvivalBacktestTable() {}

    private static StructField figure(String name, String meaning) {
        return optional(name, DataTypes.DoubleType, meaning + NOT_JUDGED);
    }
}
