package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How the churn score did by region, account class and age on the date held out: in groups that no model is trained on. */
public final class ScoreFairnessTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String MODEL_ID = "model_id";
    public static final String DIMENSION = "dimension";
    public static final String GROUP = "group_name";
    public static final String HOLDOUT_ON = "holdout_on";
    public static final String CUSTOMERS = "customer_count";
    public static final String EXPECTED = "expected_churn_share";
    public static final String ACTUAL = "churned_share";
    public static final String ACTUAL_LOW = "churned_low_share";
    public static final String ACTUAL_HIGH = "churned_high_share";
    public static final String IS_OFF = "is_outside_interval";
    public static final String MEAN_LOG_LOSS = "mean_log_loss";
    public static final String AUC = "auc";

    public static final Table TABLE = new Table(
            "score_fairness",
            "a group of customers on the date that judged the score",
            new StructType(new StructField[] {
                Column.asOf(),
                required(MODEL_ID, DataTypes.StringType, "Model that the training published"),
                required(DIMENSION, DataTypes.StringType, "region, account class or age"),
                required(
                        GROUP,
                        DataTypes.StringType,
                        "Region or ten years of age, as the customers input has them, or class 1 to 7 on the date; groups below life-events.min-cohort are left out"),
                required(HOLDOUT_ON, DataTypes.DateType, "As-of date that judged"),
                required(CUSTOMERS, DataTypes.IntegerType, "Active customers of the group"),
                required(EXPECTED, DataTypes.DoubleType, "Mean churn probability of the model that was judged, 0 to 1"),
                required(ACTUAL, DataTypes.DoubleType, "Share that churned, 0 to 1"),
                required(ACTUAL_LOW, DataTypes.DoubleType, "Lower end of its 95 % interval"),
                required(ACTUAL_HIGH, DataTypes.DoubleType, "Upper end of its 95 % interval"),
                required(IS_OFF, DataTypes.BooleanType, "Whether the expected share lies outside that interval"),
                required(MEAN_LOG_LOSS, DataTypes.DoubleType, "Mean log loss"),
                optional(AUC, DataTypes.DoubleType, "Area under the ROC curve; null: all churned or none did")
            }),
            List.of(AS_OF, DIMENSION, GROUP),
            List.of(AS_OF));

    private ScoreFairnessTable() {}
}
