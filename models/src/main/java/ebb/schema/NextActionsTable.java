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

/** What to do next with every scored customer: one action at most, or why there is none. */
public final class NextActionsTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String AS_OF = Column.AS_OF;
    public static final String STATE = "state";
    public static final String SUPPRESSED_BECAUSE = "suppressed_because";
    public static final String OWNER = "owner";
    public static final String PURPOSE = "purpose";
    public static final String KIND = "kind";
    public static final String ACTION = "action";
    public static final String CHANNEL = "channel";
    public static final String OFFER = "offer";
    public static final String CONTACT_BY = "contact_by";
    public static final String RANK = "priority_rank";
    public static final String OWNER_RANK = "owner_rank";
    public static final String CHANCE = "chance_used";
    public static final String EXPECTED_LOSS = "expected_loss";
    public static final String SAVED_SHARE = "saved_share";
    public static final String EXPECTED_GAIN = "expected_gain";
    public static final String COST = "cost";
    public static final String SOURCES = "sources";
    public static final String MERGED = "merged";

    /** States, every customer in exactly one. */
    public static final String DUE = "due";

    public static final String WAITING = "waiting for capacity";
    public static final String HELD_BACK = "held back as control";

    /** Source of an action that the customer's segment asks for. */
    public static final String FROM_SEGMENT = "segment";

    /** Source of the answer to a complaint. */
    public static final String FROM_SERVICE = "service";

    /** Source of an action that marks an occasion. */
    public static final String FROM_OCCASION = "occasion";

    /** Source of a reminder of a category that is late. */
    public static final String FROM_RHYTHM = "category_rhythm";

    /** Source of what is sent for a life event. */
    public static final String FROM_LIFE_EVENT = "life_event";

    /** Source of an action that wins a lapsed customer back. */
    public static final String FROM_WIN_BACK = "win_back";

    /** Source of an action that tells the customer which demand is coming. */
    public static final String FROM_DEMAND = "expected_demand";

    public static final String SUPPRESSED = "suppressed";
    public static final String NOTHING_DUE = "nothing due";

    public static final List<String> STATES = List.of(DUE, WAITING, HELD_BACK, SUPPRESSED, NOTHING_DUE);

    private static final int REASON_COUNT = 3;

    /** The reason columns, strongest first. */
    public static final List<String> REASONS =
            IntStream.rangeClosed(1, REASON_COUNT).mapToObj(i -> "reason_" + i).toList();

    public static final Table TABLE = new Table(
            "next_actions",
            "a scored customer on an as-of date",
            new StructType(
                    Stream.of(what(), money(), why()).flatMap(List::stream).toArray(StructField[]::new)),
            List.of(CUSTOMER_ID, AS_OF),
            List.of(AS_OF));

    private NextActionsTable() {}

    /** Whether the policy forbids what was chosen: an action of that state is not to be done. */
    public static boolean isLeftOut(String state) {
        return state.equals(HELD_BACK) || state.equals(SUPPRESSED);
    }

    private static List<StructField> what() {
        return List.of(
                Column.customerId(),
                Column.asOf(),
                required(STATE, DataTypes.StringType, String.join(", ", STATES)),
                optional(
                        SUPPRESSED_BECAUSE,
                        DataTypes.StringType,
                        "Why marketing may not reach the customer, or why nothing is due; null: it may"),
                optional(OWNER, DataTypes.StringType, "Sales person who looks after the customer; null: nobody named"),
                optional(
                        PURPOSE,
                        DataTypes.StringType,
                        "marketing, service or account duty; the latter two are permitted to everyone, but for the kind advise, which needs the permission of marketing; null: no action"),
                optional(KIND, DataTypes.StringType, "Kind of action, as the conf names it; null: no action"),
                optional(ACTION, DataTypes.StringType, "The one thing to do, in words; null: nothing"),
                optional(
                        CHANNEL,
                        DataTypes.StringType,
                        "visit, phone, letter or email; null: no action, or one without a contact"),
                optional(OFFER, DataTypes.StringType, "What is offered; null: nothing"),
                optional(CONTACT_BY, DataTypes.DateType, "Last day to act; null: no action"));
    }

    private static List<StructField> money() {
        return List.of(
                optional(
                        RANK,
                        DataTypes.IntegerType,
                        "Place among all actions due or waiting, by expected gain, 1 first; null: no action"),
                optional(
                        OWNER_RANK,
                        DataTypes.IntegerType,
                        "The same among those of the owner; null: no action, or no owner"),
                optional(
                        CHANCE,
                        DataTypes.DoubleType,
                        "Probability behind the expected loss, 0 to 1: of churn, or for the lapsed of returning; null: no action or none used"),
                optional(
                        EXPECTED_LOSS,
                        MONEY,
                        "Money that the action is about, in the conf's currency: money_at_risk of segments for marketing to active customers, the sum to collect or diverted for account duty, the value of a return for the lapsed; null: no action"),
                optional(
                        SAVED_SHARE,
                        DataTypes.DoubleType,
                        "Share of the expected loss that acting is assumed to save, 0 to 1, by the conf; null: no action"),
                optional(
                        EXPECTED_GAIN,
                        MONEY,
                        "Expected loss times saved share, less the cost, in the conf's currency; null: no action"),
                optional(COST, MONEY, "Cost of the contact, in the conf's currency; null: no action"));
    }

    private static List<StructField> why() {
        Stream<StructField> reasons = REASONS.stream()
                .map(name -> optional(name, DataTypes.StringType, "A reason in words, strongest first; null: none"));
        return Stream.concat(
                        reasons,
                        Stream.of(
                                optional(
                                        SOURCES,
                                        DataTypes.StringType,
                                        "What asks for the action: segment, the name of a warning rule, service, occasion, category_rhythm, life_event, win_back or expected_demand; null: no action"),
                                optional(
                                        MERGED,
                                        DataTypes.StringType,
                                        "What else was due and is merged into the action, in words; null: nothing")))
                .toList();
    }
}
