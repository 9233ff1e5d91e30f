package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Class, marks and standing of every account on an as-of date. */
public final class AccountsTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String AS_OF = Column.AS_OF;
    public static final String STANDING = "standing";
    public static final String IS_CORE = "is_core";
    public static final String ACCOUNT_CLASS = "account_class";
    public static final String CLASS_CODE = "class_code";
    public static final String CREDIT_EVIDENCE = "credit_evidence";
    public static final String YEAR_AMOUNT = "year_amount";
    public static final String SHARE_SHIFT = "share_shift";
    public static final String WALLET_SHARE = "wallet_share";
    public static final String CORE_MARK = "core_mark";

    /** The five marks, in the order of {@code ebb.account.Scorecard}; the evidence of each is in a column of its name and {@link #EVIDENCE}. */
    public static final List<String> MARKS =
            List.of("payer_mark", "loyal_mark", "appreciates_mark", "served_mark", "growing_mark");

    public static final String EVIDENCE = "_evidence";

    public static final String NEXT_BASKET = "next_basket_amount";
    public static final String NEXT_BASKET_WORDS = "next_basket_words";

    /** Suffixes of the two columns of a force. */
    public static final String SCORE = "_score";

    public static final String PROXY = "_proxy";
    public static final String STANCE = "stance";
    public static final String LEVER = "lever";
    public static final String SURPLUS = "surplus";
    public static final String ATTACHMENT = "attachment";
    public static final String SWITCHING = "switching";
    public static final String OFFERS = "offers";
    public static final String GRIEVANCE = "grievance";
    public static final String SUNK = "sunk";
    public static final String TERMINATION = "termination";

    public static final String WIN_OVER = "win over";
    public static final String REWARD = "reward";
    public static final String FINANCIAL = "financial";
    public static final String SOCIAL = "social";
    public static final String STRUCTURAL = "structural";

    /** Forces but for the surplus, in the order of {@code ebb.care.Forces}, each with what it means. */
    private static final List<List<String>> FORCES = List.of(
            List.of(ATTACHMENT, "Holds: years, praise and answers"),
            List.of(SWITCHING, "Holds: cost of replacing us, by breadth and frequency"),
            List.of(OFFERS, "Pushes: better offers elsewhere, by the wallet and rivals near them"),
            List.of(GRIEVANCE, "Pushes: complaints, failures and low answers"),
            List.of(
                    SUNK,
                    "Holds: prepaid money and points that leaving would lose; known of the last days of the data only"),
            List.of(TERMINATION, "Holds: a contract that still runs; known of the last days of the data only"));

    private static final List<String> MEANINGS = List.of(
            "Spends much, pays on time and stays",
            "With us for long, and profitable",
            "Values what we sell: wallet, breadth, frequency",
            "Needs are met: few returns and complaints, satisfied",
            "Worth attention: buys more than before");

    public static final Table TABLE = new Table(
            "accounts", "an account on an as-of date", withSurplus(), List.of(CUSTOMER_ID, AS_OF), List.of(AS_OF));

    private AccountsTable() {}

    private static StructType withSurplus() {
        StructType schema = withoutSurplus();
        for (StructField field : force(SURPLUS, "Holds: saved against the list price, by discounts")) {
            schema = schema.add(field);
        }
        return schema;
    }

    private static List<StructField> force(String name, String meaning) {
        return List.of(
                optional(name + SCORE, DataTypes.DoubleType, meaning + ", 0 to 100; null: nothing to tell it by"),
                optional(name + PROXY, DataTypes.StringType, "What the score was taken from; null: nothing"));
    }

    /** All columns but those of the surplus, which comes from the purchases. */
    public static StructType withoutSurplus() {
        List<StructField> fields = new ArrayList<>(List.of(
                Column.customerId(),
                Column.asOf(),
                required(STANDING, DataTypes.StringType, "core, promising, ordinary, leaving or lost"),
                required(IS_CORE, DataTypes.BooleanType, "Whether the account is a core customer"),
                optional(
                        ACCOUNT_CLASS,
                        DataTypes.IntegerType,
                        "Class 1 to 7 by volume and credit, by the conf's matrix; null: known too briefly, or credit not known"),
                optional(
                        CLASS_CODE,
                        DataTypes.StringType,
                        "Volume tier (1 small to 3 large) and credit grade (1 worst to 4 best), as 3,4; null: not classed"),
                optional(CREDIT_EVIDENCE, DataTypes.StringType, "What the grade was taken from; null: not classed"),
                required(YEAR_AMOUNT, MONEY, "Bought in the last 365 days, returns not taken off, in the currency"),
                optional(
                        SHARE_SHIFT,
                        DataTypes.StringType,
                        "Spends more, same or less in half a year than in the same half year before; null: not observed"),
                optional(
                        WALLET_SHARE,
                        DataTypes.DoubleType,
                        "Year's amount over what the customer buys of this kind from everyone; null: not given"),
                optional(
                        CORE_MARK,
                        DataTypes.DoubleType,
                        "Mean of the five marks, 0 to 100; null: fewer than 3 known")));
        for (int i = 0; i < MARKS.size(); i++) {
            fields.add(optional(
                    MARKS.get(i),
                    DataTypes.DoubleType,
                    MEANINGS.get(i) + ", 0 (worst) to 100 (best); null: not known"));
            fields.add(required(MARKS.get(i) + EVIDENCE, DataTypes.StringType, "What the mark was given for"));
        }
        fields.add(required(
                NEXT_BASKET,
                MONEY,
                "Expected amount of the next purchase day: mean of the last ten; when it is expected is in scores"));
        fields.add(required(
                NEXT_BASKET_WORDS, DataTypes.StringType, "Categories most often in those baskets; empty: none named"));
        FORCES.forEach(force -> fields.addAll(force(force.get(0), force.get(1))));
        fields.add(
                optional(
                        STANCE,
                        DataTypes.StringType,
                        "win over where pushed or leaving, else reward, by the forces that force_evidence leaves in; null: lost"));
        fields.add(
                optional(
                        LEVER,
                        DataTypes.StringType,
                        "Bond to work on, by the forces that force_evidence leaves in: financial where better offers push, social where a grievance does, else the weaker of social and structural; null: lost, or no bond is left in"));
        return new StructType(fields.toArray(StructField[]::new));
    }
}
