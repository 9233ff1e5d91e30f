package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Where failures and losses of customers are more than chance allows, and who is at risk when an owner leaves. */
public final class FailureAuditTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String SUBJECT = "subject";
    public static final String DIMENSION = "dimension";
    public static final String GROUP = "group_name";
    public static final String OF = "of_count";
    public static final String OBSERVED = "observed_count";
    public static final String EXPECTED = "expected_count";
    public static final String RATIO = "ratio";
    public static final String LIMIT_LOW = "limit_low";
    public static final String LIMIT_HIGH = "limit_high";
    public static final String P_VALUE = "p_value";
    public static final String Q_VALUE = "q_value";
    public static final String IS_FINDING = "is_finding";
    public static final String STATE = "state";
    public static final String ACTIVE = "active_count";
    public static final String YEAR_AMOUNT = "year_amount";

    /** What is counted. */
    public static final String FAILURES = "failures";

    public static final String LOSSES = "losses";

    /** What the groups are. */
    public static final String CATEGORY = "category";

    public static final String REGION = "region";
    public static final String OWNER = "owner";

    public static final Table TABLE = new Table(
            "failure_audit",
            "a group in which failures or losses are counted against what chance allows",
            new StructType(new StructField[] {
                Column.asOf(),
                required(
                        SUBJECT,
                        DataTypes.StringType,
                        "failures (purchases of a year with a failure within 30 days) or losses (customers active a year ago who are not now)"),
                required(
                        DIMENSION,
                        DataTypes.StringType,
                        "category, region or owner; a failure counts in each category bought that day, and losses are not told by category"),
                required(
                        GROUP,
                        DataTypes.StringType,
                        "Group; one with fewer than life-events.min-cohort customers has no row, and customers without a value are in none"),
                required(OF, DataTypes.LongType, "Purchases, or customers active a year ago"),
                required(OBSERVED, DataTypes.LongType, "Those with a failure, or those lost"),
                required(
                        EXPECTED,
                        DataTypes.DoubleType,
                        "As many as there would be at the rate of all groups; losses at their rates by purchase days of a year and silence a year ago, so that an owner with rare buyers is not blamed for them"),
                optional(RATIO, DataTypes.DoubleType, "Observed over expected; null: nothing is expected"),
                optional(
                        LIMIT_LOW,
                        DataTypes.DoubleType,
                        "Lower limit of the funnel: chance keeps the ratio of a group of this size within both in 99.8 % of cases; null likewise"),
                optional(LIMIT_HIGH, DataTypes.DoubleType, "Upper limit of the funnel; null likewise"),
                required(P_VALUE, DataTypes.DoubleType, "Probability of as many or more by chance, exact by stratum"),
                required(
                        Q_VALUE,
                        DataTypes.DoubleType,
                        "Least rate of false discoveries at which the group is one, over the groups of its dimension (Benjamini and Hochberg 1995)"),
                required(
                        IS_FINDING,
                        DataTypes.BooleanType,
                        "Whether q_value is at most failure-audit.false-discovery-rate: more than chance allows"),
                optional(
                        STATE,
                        DataTypes.StringType,
                        "Failures of the last warnings.watch.window-days against as many before: new, growing, steady, fading or gone; null: there were none in either, or losses"),
                optional(
                        ACTIVE,
                        DataTypes.LongType,
                        "Customers active now: of an owner those at risk when the owner leaves; null: of a category"),
                optional(YEAR_AMOUNT, MONEY, "What they bought in the last year, in the conf's currency; null likewise")
            }),
            List.of(AS_OF, SUBJECT, DIMENSION, GROUP),
            List.of(AS_OF));

    private FailureAuditTable() {}
}
