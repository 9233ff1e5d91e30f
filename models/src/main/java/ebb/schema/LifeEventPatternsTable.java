package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Patterns over all customers: pairs learned from the ledgers, and the signs of declared events as fitted. */
public final class LifeEventPatternsTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String PATTERN = "pattern";
    public static final String SIGN = "sign";
    public static final String SUPPORT = "support_count";
    public static final String TOGETHER = "together_count";
    public static final String EXPECTED = "expected_count";
    public static final String LIFT = "lift_ratio";
    public static final String P_VALUE = "p_value";
    public static final String Q_VALUE = "q_value";
    public static final String IS_FOUND = "is_found";
    public static final String LEAD = "lead_days";
    public static final String LEAD_DEVIATION = "lead_deviation_days";
    public static final String SHOWS = "shows_probability";
    public static final String BY_ITSELF = "by_itself_probability";
    public static final String RATE = "events_a_year_share";

    public static final Table TABLE = new Table(
            "life_event_patterns",
            "a learned pair or set of categories, or a sign of a declared life event",
            new StructType(new StructField[] {
                Column.asOf(),
                required(
                        PATTERN,
                        DataTypes.StringType,
                        "learned (a pair), learned set (three categories or more), or the declared event"),
                required(SIGN, DataTypes.StringType, "What goes before what, or the sign, in words"),
                required(
                        SUPPORT,
                        DataTypes.IntegerType,
                        "Customers with whom all of it happened, in whatever order; of a declared event, customers it was fitted to"),
                optional(
                        TOGETHER,
                        DataTypes.IntegerType,
                        "Customers with whom the one followed the other in time; null: declared"),
                optional(
                        EXPECTED,
                        DataTypes.DoubleType,
                        "How many by chance, activity and season matched; null: declared"),
                optional(LIFT, DataTypes.DoubleType, "How many times as often as by chance; null: declared"),
                optional(P_VALUE, DataTypes.DoubleType, "Probability that chance brings as many; null: declared"),
                optional(
                        Q_VALUE,
                        DataTypes.DoubleType,
                        "Least false-discovery rate at which it is found; null: declared"),
                required(
                        IS_FOUND,
                        DataTypes.BooleanType,
                        "Whether it counts as found at the conf's false-discovery rate"),
                optional(
                        LEAD,
                        DataTypes.DoubleType,
                        "Mean days from the one to the other (in a set to the last), or from the event; null: never seen"),
                optional(LEAD_DEVIATION, DataTypes.DoubleType, "Standard deviation of these days"),
                optional(SHOWS, DataTypes.DoubleType, "Probability that the event shows in the sign; null: learned"),
                optional(
                        BY_ITSELF,
                        DataTypes.DoubleType,
                        "Probability of the same change without the event; null: learned"),
                optional(
                        RATE,
                        DataTypes.DoubleType,
                        "Events a customer and year, where the sign can be seen; null: learned")
            }),
            List.of(AS_OF, PATTERN, SIGN),
            List.of(AS_OF));

    private LifeEventPatternsTable() {}
}
