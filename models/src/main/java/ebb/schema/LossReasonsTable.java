package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Why the customers lost in the last year left: by what they said, extended to all of them, and by signs alone. */
public final class LossReasonsTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String BASIS = "basis";
    public static final String GROUP = "reason_group";
    public static final String REASON = "reason";
    public static final String CUSTOMERS = "customer_count";
    public static final String SHARE = "share";
    public static final String SHARE_LOW = "share_low";
    public static final String SHARE_HIGH = "share_high";
    public static final String YEAR_AMOUNT = "year_amount";
    public static final String YEAR_AMOUNT_LOW = "year_amount_low";
    public static final String YEAR_AMOUNT_HIGH = "year_amount_high";
    public static final String QUOTED_SHARE = "quoted_share";
    public static final String REMARK = "remark";

    /** What the figures rest on. */
    public static final String SAID = "said";

    public static final String EXTENDED = "extended to all";
    public static final String SIGNS = "signs alone";

    /** Groups of reasons. */
    public static final String OUT_OF_OUR_HANDS = "out of our hands";

    public static final String BETTER_ELSEWHERE = "better product elsewhere";
    public static final String OUR_FAULT = "our fault";
    public static final String NO_NEED = "no need";

    /** Groups that the conf gives codes of. */
    public static final List<String> CODED = List.of(OUT_OF_OUR_HANDS, BETTER_ELSEWHERE, OUR_FAULT, NO_NEED);

    /** What was said and is in no group of the conf. */
    public static final String NOT_CODED = "not coded";

    /** All reasons of a group. */
    public static final String ALL = "all";

    public static final Table TABLE = new Table(
            "loss_reasons",
            "a reason for which customers were lost in the last year, on one basis",
            new StructType(new StructField[] {
                Column.asOf(),
                required(
                        BASIS,
                        DataTypes.StringType,
                        "said: the lost customers who gave a reason (contacts.reason); extended to all: the same by probable cause, weighed by how many of all the lost have that cause (post-stratification); signs alone: mean probability of each cause by win-back's inference"),
                required(
                        GROUP,
                        DataTypes.StringType,
                        "Group of reasons: " + String.join(", ", CODED) + ", or " + NOT_CODED
                                + " (said, but in no group of loss-reasons.groups)"),
                required(
                        REASON,
                        DataTypes.StringType,
                        "all, or a single reason as customers gave it; one that fewer than life-events.min-cohort customers gave has no row"),
                required(
                        CUSTOMERS,
                        DataTypes.LongType,
                        "Customers that the share is of: those who gave a reason, or all lost in the last year (silent for longer than active-days since at most a year)"),
                optional(SHARE, DataTypes.DoubleType, "Share of them with the reason, 0 to 1; null: see remark"),
                optional(
                        SHARE_LOW,
                        DataTypes.DoubleType,
                        "Lower end of its 95 % interval; null: none, since signs are weighed by assumption until customers give reasons"),
                optional(SHARE_HIGH, DataTypes.DoubleType, "Upper end; null likewise"),
                optional(
                        YEAR_AMOUNT,
                        MONEY,
                        "What those with the reason bought in the year up to their last purchase, in the conf's currency; null: see remark"),
                optional(YEAR_AMOUNT_LOW, MONEY, "Lower end of its 95 % interval; null as of the share"),
                optional(YEAR_AMOUNT_HIGH, MONEY, "Upper end; null likewise"),
                optional(
                        QUOTED_SHARE,
                        DataTypes.DoubleType,
                        "What is often quoted (Forum Corporation): 0.15 found a better product elsewhere, 0.7 left for lack of contact and attention; null: nothing"),
                optional(REMARK, DataTypes.StringType, "Why there is no share; null: there is one")
            }),
            List.of(AS_OF, BASIS, GROUP, REASON),
            List.of(AS_OF));

    private LossReasonsTable() {}
}
