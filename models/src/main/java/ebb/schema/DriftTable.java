package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What was watched after scoring: features and the score against training, matured scores against what came, the age of the inputs. */
public final class DriftTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String KIND = "kind";
    public static final String NAME = "name";
    public static final String SCORED_ON = "scored_on";
    public static final String CUSTOMERS = "customer_count";
    public static final String EXPECTED = "expected_share";
    public static final String ACTUAL = "actual_share";
    public static final String SIZE = "drift_size";
    public static final String LIMIT = "drift_limit";
    public static final String IS_FINDING = "is_finding";
    public static final String WORDS = "words";

    public static final Table TABLE = new Table(
            "drift",
            "a figure watched on an as-of date",
            new StructType(new StructField[] {
                Column.asOf(),
                required(KIND, DataTypes.StringType, "feature, score, outcome (of matured scores) or input"),
                required(NAME, DataTypes.StringType, "Feature, score, risk band or input"),
                required(SCORED_ON, DataTypes.DateType, "As-of date of the scores that matured; else the row's own"),
                required(CUSTOMERS, DataTypes.LongType, "Active customers it was measured on; 0 for an input"),
                optional(EXPECTED, DataTypes.DoubleType, "Mean churn probability of the band; null: other kinds"),
                optional(ACTUAL, DataTypes.DoubleType, "Share of the band that churned; null: other kinds"),
                required(
                        SIZE,
                        DataTypes.DoubleType,
                        "Population stability index, difference of the shares, or days of age"),
                required(LIMIT, DataTypes.DoubleType, "Most that is let pass, the size of the samples allowed for"),
                required(IS_FINDING, DataTypes.BooleanType, "Whether the limit is passed"),
                required(WORDS, DataTypes.StringType, "What it says, in a sentence")
            }),
            List.of(AS_OF, KIND, NAME, SCORED_ON),
            List.of(AS_OF));

    private DriftTable() {}
}
