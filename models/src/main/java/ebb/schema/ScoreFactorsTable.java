package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What moves the scores of all customers: each theme and feature of the model, checked out of time by permutation. */
public final class ScoreFactorsTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String MODEL_ID = "model_id";
    public static final String KIND = "kind";
    public static final String NAME = "name";
    public static final String THEME = "theme";
    public static final String MEAN = "mean_absolute_log_odds";
    public static final String DIRECTION = "direction_correlation";
    public static final String LOSS = "permuted_log_loss_rise";
    public static final String LOSS_LOW = "permuted_log_loss_rise_low";
    public static final String LOSS_HIGH = "permuted_log_loss_rise_high";

    public static final Table TABLE = new Table(
            "score_factors",
            "a theme or a feature that moves scores",
            new StructType(new StructField[] {
                Column.asOf(),
                required(MODEL_ID, DataTypes.StringType, "Model that the training published"),
                required(KIND, DataTypes.StringType, "theme, or feature"),
                required(NAME, DataTypes.StringType, "Name of the theme or feature"),
                required(THEME, DataTypes.StringType, "Theme that it belongs to"),
                required(
                        MEAN,
                        DataTypes.DoubleType,
                        "Mean absolute contribution to the log-odds of churning, over active customers of the date held out"),
                optional(
                        DIRECTION,
                        DataTypes.DoubleType,
                        "Correlation of the rank of the feature's value with its contribution, -1 to 1: above 0, more of it raises the risk; null: a theme, or one value only"),
                required(
                        LOSS,
                        DataTypes.DoubleType,
                        "Rise of the log loss on the date held out where its values are drawn from other customers: what the model knows by it alone"),
                required(LOSS_LOW, DataTypes.DoubleType, "Lower end of the 95 % interval over customers"),
                required(LOSS_HIGH, DataTypes.DoubleType, "Upper end of the 95 % interval over customers")
            }),
            List.of(AS_OF, KIND, NAME),
            List.of(AS_OF));

    private ScoreFactorsTable() {}
}
