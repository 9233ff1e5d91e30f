package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How each published model was made, how good it is and why it was published. */
public final class ModelCardsTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String MODEL_ID = "model_id";
    public static final String CONTESTANT = "contestant";
    public static final String BEATS_RULE = "is_better_than_rule";
    public static final String RULE = "best_rule";
    public static final String GRADE = "grade";
    public static final String REASONS = "reasons";
    public static final String HOLDOUT_ON = "holdout_on";
    public static final String HORIZON = "horizon_days";
    public static final String TRAINING_ROWS = "training_row_count";
    public static final String HOLDOUT_ROWS = "holdout_row_count";
    public static final String CHURN_RATE = "holdout_churn_share";
    public static final String CARD = "card";

    public static final Table TABLE = new Table(
            "model_card",
            "a model that was published",
            new StructType(new StructField[] {
                Column.asOf(),
                required(MODEL_ID, DataTypes.StringType, "Model; its files lie below models/ in the lake"),
                required(CONTESTANT, DataTypes.StringType, "Contestant that gives the scores"),
                required(
                        BEATS_RULE,
                        DataTypes.BooleanType,
                        "Whether it surely beat the best simple rule; false: that rule is published"),
                required(RULE, DataTypes.StringType, "Best simple rule on the date held out"),
                required(GRADE, DataTypes.StringType, "How well it tells churners apart, in words"),
                required(REASONS, DataTypes.StringType, "Why the gate decided as it did, in sentences"),
                required(HOLDOUT_ON, DataTypes.DateType, "As-of date that judged"),
                required(HORIZON, DataTypes.IntegerType, "Length of the outcome window in days"),
                required(
                        TRAINING_ROWS,
                        DataTypes.IntegerType,
                        "Active customers times as-of dates that the published model was fitted on"),
                required(HOLDOUT_ROWS, DataTypes.IntegerType, "Active customers that judged"),
                optional(CHURN_RATE, DataTypes.DoubleType, "Share of those that churned, 0 to 1; null: none judged"),
                required(
                        CARD,
                        DataTypes.StringType,
                        "The whole card as JSON: dates, features, every contestant's figures, calibration, seed")
            }),
            List.of(AS_OF),
            List.of(AS_OF));

    private ModelCardsTable() {}
}
