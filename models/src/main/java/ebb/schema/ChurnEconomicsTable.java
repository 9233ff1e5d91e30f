package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What the lost customers of a period cost, by group; the rows are those of {@link CustomerFlowTable}. */
public final class ChurnEconomicsTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String PERIOD = CustomerFlowTable.PERIOD;
    public static final String FROM_ON = CustomerFlowTable.FROM_ON;
    public static final String UNTIL_ON = CustomerFlowTable.UNTIL_ON;
    public static final String DIMENSION = CustomerFlowTable.DIMENSION;
    public static final String GROUP = CustomerFlowTable.GROUP;
    public static final String START = CustomerFlowTable.START;
    public static final String LOST = CustomerFlowTable.LOST;
    public static final String LOSS_RATE = "loss_rate";
    public static final String LOSS_RATE_LOW = "loss_rate_low";
    public static final String LOSS_RATE_HIGH = "loss_rate_high";
    public static final String LOST_REVENUE = "lost_revenue_amount";
    public static final String MEAN_REVENUE = "mean_revenue_amount";
    public static final String LOST_MEAN_REVENUE = "lost_mean_revenue_amount";
    public static final String LOST_PROFIT = "lost_profit_amount";
    public static final String REPLACEMENT_COST = "replacement_cost_amount";
    public static final String TO_WIN = "to_win_count";
    public static final String TO_WIN_COST = "to_win_cost_amount";
    public static final String TOLD = "told_count";
    public static final String TELLING_MANY = "telling_many_count";
    public static final String PROSPECTS_LOST = "prospects_lost_count";
    public static final String SAVED_PROFIT = "saved_profit_amount";
    public static final String SAVED_LIFETIME_SHARE = "saved_lifetime_share";
    public static final String ASSUMPTIONS = "assumptions";

    public static final Table TABLE = new Table(
            "churn_economics",
            "a period and group, with what its lost customers cost",
            schema(),
            CustomerFlowTable.KEY,
            List.of(AS_OF));

    private ChurnEconomicsTable() {}

    private static StructType schema() {
        List<StructField> fields = CustomerFlowTable.groupColumns();
        fields.addAll(List.of(
                required(START, DataTypes.LongType, "Active customers at the start"),
                required(LOST, DataTypes.LongType, "Of them not active at the end"),
                optional(LOSS_RATE, DataTypes.DoubleType, "Lost over start, in the period; null: nobody was there"),
                optional(LOSS_RATE_LOW, DataTypes.DoubleType, "Lower end of its 95 % interval (Wilson); null likewise"),
                optional(LOSS_RATE_HIGH, DataTypes.DoubleType, "Upper end; null likewise"),
                required(
                        LOST_REVENUE,
                        MONEY,
                        "Bought by the lost in the 365 days before the start, returns taken off, in the currency"),
                optional(MEAN_REVENUE, MONEY, "The same a customer at the start; null: nobody was there"),
                optional(LOST_MEAN_REVENUE, MONEY, "The same a lost customer; null: nobody was lost"),
                optional(
                        LOST_PROFIT,
                        MONEY,
                        "Lost revenue times the margin of its categories, in the currency; below 0 where the margin is; null: economics.margin is not set"),
                optional(
                        REPLACEMENT_COST,
                        MONEY,
                        "Lost times the cost of acquiring a customer; null: economics.acquisition-cost and keeping-cost are not set"),
                required(
                        TO_WIN,
                        DataTypes.LongType,
                        "Customers that were still to be won to stand still: lost less gained and returned, at least 0"),
                optional(TO_WIN_COST, MONEY, "That times the cost of acquiring a customer; null likewise"),
                required(
                        TOLD,
                        DataTypes.DoubleType,
                        "People whom the lost tell of it, expected: lost times economics.word-of-mouth.told"),
                required(
                        TELLING_MANY,
                        DataTypes.DoubleType,
                        "Lost customers who tell more than 20 people, expected by economics.word-of-mouth.many-share"),
                required(
                        PROSPECTS_LOST,
                        DataTypes.DoubleType,
                        "Prospects not won for it, expected: told times economics.word-of-mouth.discouraged-share"),
                optional(
                        SAVED_PROFIT,
                        MONEY,
                        "Profit of a year kept if the period's loss rate were 5 points lower, or 0; null: nobody was there or economics.margin is not set"),
                optional(
                        SAVED_LIFETIME_SHARE,
                        DataTypes.DoubleType,
                        "By how much a customer's discounted lifetime profit would rise, 1/(d+r) with the yearly loss rate r 5 points lower; null: nobody was there"),
                required(ASSUMPTIONS, DataTypes.StringType, "What the figures rest on, and which keys are not set")));
        return new StructType(fields.toArray(StructField[]::new));
    }
}
