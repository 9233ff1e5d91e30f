package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** One row for each trained model: what the gate decided, and the whole card as JSON. */
public final class ModelCardTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String MODEL_ID = "model_id";
    public static final String PUBLISHED = "published";
    public static final String CHAMPION = "champion";
    public static final String RULE = "rule";
    public static final String PASSED = "passed";
    public static final String GRADE = "grade";
    public static final String REASONS = "reasons";
    public static final String HORIZON_DAYS = "horizon_days";
    public static final String HOLDOUT_ON = "holdout_on";
    public static final String ROC_AUC = "roc_auc";
    public static final String LOG_LOSS = "log_loss";
    public static final String LOG_LOSS_GAIN = "log_loss_gain";
    public static final String LOG_LOSS_GAIN_LOW = "log_loss_gain_low";
    public static final String TRAINING_ROWS_COUNT = "training_rows_count";
    public static final String HOLDOUT_ROWS_COUNT = "holdout_rows_count";
    public static final String CARD = "card";

    public static final Table TABLE = new Table(
            "model_card",
            "a trained model",
            new StructType(new StructField[] {
                Column.asOf(),
                required(MODEL_ID, DataTypes.StringType, "Names the model in the model store"),
                required(PUBLISHED, DataTypes.StringType, "Contestant that is published: the champion or the rule"),
                required(CHAMPION, DataTypes.StringType, "Best model on the training dates"),
                required(RULE, DataTypes.StringType, "Best simple rule on the holdout"),
                required(PASSED, DataTypes.BooleanType, "Whether the champion passed the gate"),
                required(GRADE, DataTypes.StringType, "How good the published score is, in words"),
                required(REASONS, DataTypes.StringType, "Why the gate decided so, in sentences"),
                required(HORIZON_DAYS, DataTypes.IntegerType, "Length of the outcome window (days)"),
                required(HOLDOUT_ON, DataTypes.DateType, "As-of date that judged"),
                optional(ROC_AUC, DataTypes.DoubleType, "ROC AUC of the published on the holdout; null: not judged"),
                optional(LOG_LOSS, DataTypes.DoubleType, "Log loss of the published on the holdout; null: not judged"),
                optional(LOG_LOSS_GAIN, DataTypes.DoubleType, "Champion's gain over the rule; null: not judged"),
                optional(LOG_LOSS_GAIN_LOW, DataTypes.DoubleType, "Lower end of the gain's interval"),
                required(TRAINING_ROWS_COUNT, DataTypes.IntegerType, "Examples that trained what was judged"),
                required(HOLDOUT_ROWS_COUNT, DataTypes.IntegerType, "Examples that judged"),
                required(CARD, DataTypes.StringType, "The whole model card as JSON")
            }),
            List.of(AS_OF, MODEL_ID),
            List.of(AS_OF));

    private ModelCardTable() {}
}
