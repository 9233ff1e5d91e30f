package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Every customer whose risk band changed since the last scores that were published: by which causes and by which features. */
public final class ScoreMovesTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String AS_OF = Column.AS_OF;
    public static final String SINCE_ON = "since_on";
    public static final String BAND_BEFORE = "risk_band_before";
    public static final String BAND_NOW = "risk_band";
    public static final String PROBABILITY_BEFORE = "churn_probability_before";
    public static final String PROBABILITY_NOW = "churn_probability";
    public static final String LOG_ODDS_CHANGE = "change_log_odds";
    public static final String BY_TIME = "time_passed_log_odds";
    public static final String BY_PURCHASES = "purchases_log_odds";
    public static final String BY_INPUTS = "further_inputs_log_odds";
    public static final String BY_MODEL = "model_log_odds";
    public static final String MAIN_CAUSE = "main_cause";
    public static final String REST = "other_features_log_odds";
    public static final String MODEL_BEFORE = "model_id_before";
    public static final String MODEL_NOW = "model_id";

    /** How many features a row names. */
    public static final int FEATURE_COUNT = 3;

    public static final Table TABLE = new Table(
            "score_moves",
            "a customer whose risk band changed since the last published scores of an earlier as-of date",
            schema(),
            List.of(CUSTOMER_ID, AS_OF),
            List.of(AS_OF));

    private ScoreMovesTable() {}

    /** Column of the feature that moved the score so much, counted from 1. */
    public static String feature(int place) {
        return "feature_" + place;
    }

    /** Column of what it did. */
    public static String featureShare(int place) {
        return "feature_" + place + "_log_odds";
    }

    private static StructType schema() {
        List<StructField> fields = new ArrayList<>(
                List.of(
                        Column.customerId(),
                        Column.asOf(),
                        required(
                                SINCE_ON,
                                DataTypes.DateType,
                                "Earlier as-of date, of the last published scores before this one"),
                        required(BAND_BEFORE, DataTypes.StringType, "Risk band then: low, medium or high"),
                        required(BAND_NOW, DataTypes.StringType, "Risk band now"),
                        required(PROBABILITY_BEFORE, DataTypes.DoubleType, "Churn probability then, 0 to 1"),
                        required(PROBABILITY_NOW, DataTypes.DoubleType, "Churn probability now, 0 to 1"),
                        required(
                                LOG_ODDS_CHANGE,
                                DataTypes.DoubleType,
                                "Change of the log-odds of churning; the four causes add up to it"),
                        required(
                                BY_TIME,
                                DataTypes.DoubleType,
                                "By time passed: the same purchases, seen from the later date"),
                        required(
                                BY_PURCHASES,
                                DataTypes.DoubleType,
                                "By what was bought or returned since, or is known since of earlier days"),
                        required(
                                BY_INPUTS,
                                DataTypes.DoubleType,
                                "By what the further inputs tell now and did not then: service, surveys, payments, expenses, contacts"),
                        required(
                                BY_MODEL,
                                DataTypes.DoubleType,
                                "By the model: another churn model, or another fit of the purchase model and of what is usual among all customers"),
                        required(
                                MAIN_CAUSE,
                                DataTypes.StringType,
                                "Cause that moved it most in the direction it moved: time passed, purchases, further inputs or model")));
        for (int place = 1; place <= FEATURE_COUNT; place++) {
            fields.add(optional(
                    feature(place),
                    DataTypes.StringType,
                    "Feature that moved the score most, number " + place + "; null: no other did"));
            fields.add(optional(
                    featureShare(place),
                    DataTypes.DoubleType,
                    "Difference of its contributions to the log-odds, now less then"));
        }
        fields.addAll(List.of(
                required(
                        REST,
                        DataTypes.DoubleType,
                        "All other features and, under another model, its starting point; with the named ones they add up to the change"),
                required(MODEL_BEFORE, DataTypes.StringType, "Model that scored then"),
                required(MODEL_NOW, DataTypes.StringType, "Model that scores now")));
        return new StructType(fields.toArray(StructField[]::new));
    }
}
