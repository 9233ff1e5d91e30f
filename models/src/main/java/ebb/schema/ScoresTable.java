package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What the published models expect of a customer on an as-of date, and why. */
public final class ScoresTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String AS_OF = Column.AS_OF;
    public static final String IS_ACTIVE = "is_active";
    public static final String CHURN_PROBABILITY = "churn_probability";
    public static final String CADENCE_CHURN_PROBABILITY = "cadence_churn_probability";
    public static final String CADENCE_LIMIT = "cadence_limit_days";
    public static final String P_ALIVE = "p_alive";
    public static final String NO_PURCHASE = "no_purchase_probability";
    public static final String EXPECTED_PURCHASES = "expected_purchases";
    public static final String EXPECTED_PURCHASES_LOW = "expected_purchases_low";
    public static final String EXPECTED_PURCHASES_HIGH = "expected_purchases_high";
    public static final String EXPECTED_NEXT_PURCHASE_ON = "expected_next_purchase_on";
    public static final String NEXT_PURCHASE_FROM_ON = "next_purchase_from_on";
    public static final String NEXT_PURCHASE_UNTIL_ON = "next_purchase_until_on";
    public static final String NEXT_PURCHASE_NOTE = "next_purchase_note";
    public static final String EXPECTED_SPEND = "expected_spend";
    public static final String LIFETIME_VALUE = "lifetime_value";
    public static final String EXPECTED_VALUE = "expected_value";
    public static final String EXPECTED_VALUE_LOW = "expected_value_low";
    public static final String EXPECTED_VALUE_HIGH = "expected_value_high";
    public static final String RISK_PERCENTILE = "risk_percentile";
    public static final String RISK_BAND = "risk_band";
    public static final String MODEL_ID = "model_id";
    public static final String IS_HINDSIGHT = "is_hindsight";

    /** Most reasons a score carries. */
    public static final int REASON_COUNT = 5;

    /** The reason columns, strongest first. */
    public static final List<String> REASONS =
            IntStream.rangeClosed(1, REASON_COUNT).mapToObj(i -> "reason_" + i).toList();

    public static final Table TABLE =
            new Table("scores", "a customer on an as-of date", schema(), List.of(CUSTOMER_ID, AS_OF), List.of(AS_OF));

    private ScoresTable() {}

    private static StructType schema() {
        return new StructType(Stream.of(identity(), probabilities(), purchases(), spend(), judgement())
                .flatMap(List::stream)
                .toArray(StructField[]::new));
    }

    private static List<StructField> identity() {
        return List.of(
                Column.customerId(),
                Column.asOf(),
                required(IS_ACTIVE, DataTypes.BooleanType, "Bought within active-days of the as-of date"));
    }

    private static List<StructField> probabilities() {
        return List.of(
                optional(
                        CHURN_PROBABILITY,
                        DataTypes.DoubleType,
                        "Probability of no purchase in the horizon after the as-of date, or with a spend-floor of spending less than that, 0 to 1, calibrated on active customers where a model could be trained, of others an extrapolation (win_back.return_probability is learnt from those); null: not scored, reason_1 says why"),
                optional(
                        CADENCE_CHURN_PROBABILITY,
                        DataTypes.DoubleType,
                        "Probability that the silence grows beyond the customer's own limit, 0 to 1, calibrated; 1: it has; null: not modelled"),
                optional(
                        CADENCE_LIMIT,
                        DataTypes.IntegerType,
                        "The customer's own limit: silence in days that nine in ten of their ordinary gaps stay within, at least 7 and at most the horizon; null: no rhythm known"),
                optional(
                        P_ALIVE,
                        DataTypes.DoubleType,
                        "Probability of still being a customer at all, 0 to 1 (buy-till-you-die); not the chance of buying in the horizon; null: not modelled"),
                optional(
                        NO_PURCHASE,
                        DataTypes.DoubleType,
                        "Probability of no purchase in the horizon by counts of purchase days alone, 0 to 1 (buy-till-you-die);"
                                + " churn_probability knows more; null: not modelled"));
    }

    private static List<StructField> purchases() {
        return List.of(
                optional(
                        EXPECTED_PURCHASES,
                        DataTypes.DoubleType,
                        "Purchase days expected in the horizon, corrected by how far such totals were off on past as-of dates; null: not modelled"),
                optional(
                        EXPECTED_PURCHASES_LOW,
                        DataTypes.DoubleType,
                        "Lower end of the 80 % interval of that; null: not active, or too few past outcomes"),
                optional(EXPECTED_PURCHASES_HIGH, DataTypes.DoubleType, "Upper end of it; null as the lower end"),
                optional(
                        EXPECTED_NEXT_PURCHASE_ON,
                        DataTypes.DateType,
                        "Day the next purchase is expected, of all customers like this one, those who leave included; null: not modelled, or not predictable, as next_purchase_note says"),
                optional(
                        NEXT_PURCHASE_FROM_ON,
                        DataTypes.DateType,
                        "First day of the 80 % interval around the next purchase; null as the day itself"),
                optional(
                        NEXT_PURCHASE_UNTIL_ON,
                        DataTypes.DateType,
                        "Last day of the 80 % interval around the next purchase; null as the day itself"),
                optional(
                        NEXT_PURCHASE_NOTE,
                        DataTypes.StringType,
                        "Why there is no day: the customer is not active, the 80 % interval is wider than the horizon, or it ends within the horizon although more than one in five such customers are expected to churn; null: there is a day, or nothing is modelled"));
    }

    private static List<StructField> spend() {
        return List.of(
                optional(
                        EXPECTED_SPEND,
                        MONEY,
                        "Spend expected on a purchase day to come, in the conf's currency; null: not modelled"),
                optional(
                        LIFETIME_VALUE,
                        MONEY,
                        "Spend expected in the next two years, discounted to today by a tenth a year, in the conf's currency; null: not modelled"),
                optional(
                        EXPECTED_VALUE,
                        MONEY,
                        "Spending expected in the horizon, whether the customer stays or not: purchase days times spend by the purchase model, corrected by how far such totals were off on past as-of dates; where not modelled, at the last year's pace; null: not known"),
                optional(
                        EXPECTED_VALUE_LOW,
                        MONEY,
                        "Lower end of the 80 % interval of that; null: not active, not modelled, or too few past outcomes"),
                optional(EXPECTED_VALUE_HIGH, MONEY, "Upper end of it; null as the lower end"));
    }

    private static List<StructField> judgement() {
        Stream<StructField> fixed = Stream.of(
                optional(
                        RISK_PERCENTILE,
                        DataTypes.DoubleType,
                        "Share of active customers with a lower churn probability, 0 to 1; null: not active"),
                optional(
                        RISK_BAND,
                        DataTypes.StringType,
                        "low, medium or high churn probability, by the conf's limits; null: not active"));
        Stream<StructField> reasons = REASONS.stream()
                .map(
                        name -> optional(
                                name,
                                DataTypes.StringType,
                                "Reason " + name.substring("reason_".length())
                                        + " of 5 for the churn probability in words, strongest first; null: no further reason"));
        Stream<StructField> provenance = Stream.of(
                required(MODEL_ID, DataTypes.StringType, "Model that gave the churn probability"),
                optional(
                        IS_HINDSIGHT,
                        DataTypes.BooleanType,
                        "Whether that model was trained on what came after the as-of date: such scores are not held against what came"));
        return Stream.of(fixed, reasons, provenance).flatMap(s -> s).toList();
    }
}
