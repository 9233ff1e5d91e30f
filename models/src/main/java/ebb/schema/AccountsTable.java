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

    /** The five marks, in the order of {@code ebb.account.Marks}; the evidence of each is in a column of its name and {@link #EVIDENCE}. */
    public static final List<String> MARKS =
            List.of("payer_mark", "loyal_mark", "appreciates_mark", "served_mark", "growing_mark");

    public static final String EVIDENCE = "_evidence";

    private static final List<String> MEANINGS = List.of(
            "Spends much, pays on time and stays",
            "With us for long, and profitable",
            "Values what we sell: wallet, breadth, frequency",
            "Needs are met: few returns and complaints, satisfied",
            "Worth attention: buys more than before");

    public static final Table TABLE =
            new Table("accounts", "an account on an as-of date", schema(), List.of(CUSTOMER_ID, AS_OF), List.of(AS_OF));

    private AccountsTable() {}

    private static StructType schema() {
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
        return new StructType(fields.toArray(StructField[]::new));
    }
}
