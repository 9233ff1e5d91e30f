package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Lapsed customers who may be contacted: who first, why they probably left, by which channel, with what offer and what to say. */
public final class WinBackTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String AS_OF = Column.AS_OF;
    public static final String RANK = "win_back_rank";
    public static final String OWNER = "owner";
    public static final String SILENCE = "silence_days";
    public static final String PURCHASES = "purchase_days_count";
    public static final String RETURN_PROBABILITY = "return_probability";
    public static final String EXPECTED_VALUE = "expected_value";
    public static final String EXPECTED_GAIN = "expected_gain";
    public static final String CAUSE = "likely_cause";
    public static final String CAUSE_PROBABILITY = "cause_probability";
    public static final String EVIDENCE = "evidence";
    public static final String CHANNEL = "channel";
    public static final String OFFER = "offer";
    public static final String COST = "cost";
    public static final String OPENING = "what_to_say";
    public static final String ATTEMPTS = "attempt_count";
    public static final String LAST_ATTEMPT_ON = "last_attempt_on";
    public static final String NEXT_ATTEMPT_ON = "next_attempt_on";
    public static final String OUTCOME = "outcome";

    /** Causes. */
    public static final String OWN_REASONS = "reasons of their own";

    public static final String UNHAPPY = "unhappy";
    public static final String NO_NEED = "no longer needs it";
    public static final String UNKNOWN = "unknown";

    public static final List<String> CAUSES = List.of(OWN_REASONS, UNHAPPY, NO_NEED, UNKNOWN);

    public static final Table TABLE = new Table(
            "win_back",
            "a lapsed customer who may be contacted, on an as-of date",
            new StructType(Stream.of(who(), how()).flatMap(List::stream).toArray(StructField[]::new)),
            List.of(CUSTOMER_ID, AS_OF),
            List.of(AS_OF));

    private WinBackTable() {}

    private static List<StructField> who() {
        return List.of(
                Column.customerId(),
                Column.asOf(),
                required(RANK, DataTypes.IntegerType, "Place on the list, by expected gain, 1 first"),
                optional(OWNER, DataTypes.StringType, "Sales person who looks after the customer; null: nobody named"),
                required(SILENCE, DataTypes.IntegerType, "Days since the last purchase"),
                required(PURCHASES, DataTypes.IntegerType, "Purchase days so far"),
                required(
                        RETURN_PROBABILITY,
                        DataTypes.DoubleType,
                        "Probability of a purchase in the horizon without being contacted, 0 to 1, by a model of lapsed customers or the rule that beat it"),
                required(
                        EXPECTED_VALUE,
                        MONEY,
                        "Spending in the horizon if the customer returns, in the conf's currency: mean of the last ten purchase days times those expected at the customer's own pace. The chance of returning is not in it, as it is in expected_value of scores"),
                required(
                        EXPECTED_GAIN,
                        MONEY,
                        "That value times the share that an attempt is assumed to win back, less cost, in the conf's currency"));
    }

    private static List<StructField> how() {
        return List.of(
                required(CAUSE, DataTypes.StringType, "Why the customer probably left: " + String.join(", ", CAUSES)),
                required(CAUSE_PROBABILITY, DataTypes.DoubleType, "Probability of the cause, 0 to 1"),
                required(EVIDENCE, DataTypes.StringType, "What speaks for the cause, in words"),
                required(
                        CHANNEL,
                        DataTypes.StringType,
                        "visit, phone, letter or email: the first that the customer is worth"),
                required(OFFER, DataTypes.StringType, "What to offer, by the cause"),
                required(COST, MONEY, "Cost of contact and offer, in the conf's currency"),
                required(OPENING, DataTypes.StringType, "Two sentences to begin with, by the cause"),
                required(ATTEMPTS, DataTypes.IntegerType, "Contacts since the customer lapsed"),
                optional(LAST_ATTEMPT_ON, DataTypes.DateType, "Day of the last of them; null: none"),
                optional(
                        NEXT_ATTEMPT_ON,
                        DataTypes.DateType,
                        "Day of the next attempt; null: stop, the customer declined, cannot be reached, or was asked as often as the conf allows"),
                optional(
                        OUTCOME,
                        DataTypes.StringType,
                        "That the customer declined, whenever that was, else the outcome of the last attempt, as in the contacts input; null: not given"));
    }
}
