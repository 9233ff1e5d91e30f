package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Customers who were there, came, returned and went, by period and group: start + gained + returned - lost = end in every row.
 *
 * <p>Groups with fewer customers than {@code life-events.min-cohort} are summed up in the group {@code other}.
 */
public final class CustomerFlowTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String PERIOD = "period";
    public static final String FROM_ON = "from_on";
    public static final String UNTIL_ON = "until_on";
    public static final String DIMENSION = "dimension";
    public static final String GROUP = "group_name";
    public static final String START = "start_count";
    public static final String GAINED = "gained_count";
    public static final String RETURNED = "returned_count";
    public static final String LOST = "lost_count";
    public static final String END = "end_count";
    public static final String NET = "net_count";
    public static final String BRIEF = "brief_count";
    public static final String REPLACED = "replaced_count";
    public static final String REPLACED_SHARE = "replaced_share";
    public static final String REPLACED_COST = "replaced_cost_amount";

    /** Lengths of periods. */
    public static final String MONTH = "month";

    public static final String QUARTER = "quarter";
    public static final String YEAR = "year";

    /** Dimensions, and the group that all customers are in. */
    public static final String ALL = "all";

    public static final String ACCOUNT_CLASS = "account_class";
    public static final String REGION = "region";
    public static final String OWNER = "owner";
    public static final String COHORT = "cohort";

    /** Group of those that are too small to be shown. */
    public static final String OTHER = "other";

    /** Columns that name a row here and in the tables beside it. */
    static List<StructField> groupColumns() {
        return new ArrayList<>(List.of(
                Column.asOf(),
                required(
                        PERIOD,
                        DataTypes.StringType,
                        "month, quarter or year: 1, 3 or 12 whole months, counted back from the last that had ended"),
                required(FROM_ON, DataTypes.DateType, "First day of the period"),
                required(UNTIL_ON, DataTypes.DateType, "Last day of the period, inclusive"),
                required(
                        DIMENSION,
                        DataTypes.StringType,
                        "What the groups are: all, account_class (at the period's start; of those who came, at its end), region, owner, or cohort (quarter of the first purchase)"),
                required(
                        GROUP,
                        DataTypes.StringType,
                        "Group; not given: no value; other: groups below life-events.min-cohort together")));
    }

    static final List<String> KEY = List.of(AS_OF, PERIOD, UNTIL_ON, DIMENSION, GROUP);

    public static final Table TABLE = new Table(
            "customer_flow", "a period and group, with the customers who came and went", schema(), KEY, List.of(AS_OF));

    private CustomerFlowTable() {}

    private static StructType schema() {
        List<StructField> fields = groupColumns();
        fields.addAll(
                List.of(
                        required(START, DataTypes.LongType, "Active customers at the end of the day before the period"),
                        required(GAINED, DataTypes.LongType, "Active at its end, had never bought before it"),
                        required(
                                RETURNED,
                                DataTypes.LongType,
                                "Active at its end, had bought but were not active at its start"),
                        required(LOST, DataTypes.LongType, "Active at its start, not at its end"),
                        required(END, DataTypes.LongType, "Active customers at its end"),
                        required(NET, DataTypes.LongType, "End less start"),
                        required(
                                BRIEF,
                                DataTypes.LongType,
                                "First bought within the period and are not active at its end: neither gained nor lost"),
                        required(
                                REPLACED,
                                DataTypes.LongType,
                                "Of those who came or returned, how many only took the place of a lost one"),
                        optional(
                                REPLACED_SHARE,
                                DataTypes.DoubleType,
                                "Replaced over gained and returned, 0 to 1; null: nobody came"),
                        optional(
                                REPLACED_COST,
                                MONEY,
                                "Replaced times the cost of acquiring a customer, in the currency; null: economics.acquisition-cost and keeping-cost are not set")));
        return new StructType(fields.toArray(StructField[]::new));
    }
}
