package ebb.star;

import ebb.account.Movement;
import ebb.schema.CohortRetentionTable;
import ebb.schema.ExpectedDemandTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.WarningsTable;
import ebb.schema.star.StarActionsTable;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarDemandTable;
import ebb.schema.star.StarFlowTable;
import ebb.schema.star.StarRetentionTable;
import ebb.schema.star.StarScoresTable;
import ebb.schema.star.StarWarningsTable;
import ebb.star.Measure.Unit;
import java.util.List;

/** Every measure of the star, in the order a reader asks for them. */
public final class MeasureCatalogue {
    public static final List<Measure> ALL = List.of(
            new Measure(
                    "customers",
                    "Customers",
                    StarCustomersTable.TABLE,
                    "count(*)",
                    Unit.CUSTOMERS,
                    "Customers who were scored."),
            new Measure(
                    "active_customers",
                    "Active customers",
                    StarCustomersTable.TABLE,
                    "count(*) FILTER (WHERE " + ScoresTable.IS_ACTIVE + ")",
                    Unit.CUSTOMERS,
                    "Customers who bought within active-days of the as-of date."),
            new Measure(
                    "expected_churn_rate",
                    "Expected churn rate",
                    StarScoresTable.TABLE,
                    "avg(" + ScoresTable.CHURN_PROBABILITY + ") FILTER (WHERE customers." + ScoresTable.IS_ACTIVE + ")",
                    Unit.SHARE,
                    "Mean churn probability of active customers: the share expected to buy nothing in the horizon; null: nobody active."),
            new Measure(
                    SegmentsTable.MONEY_AT_RISK,
                    "Money at risk",
                    StarScoresTable.TABLE,
                    "sum(" + SegmentsTable.MONEY_AT_RISK + ")",
                    Unit.MONEY,
                    "Churn probability times expected value in the horizon, over active customers; null: nobody active."),
            new Measure(
                    ScoresTable.EXPECTED_VALUE,
                    "Expected value",
                    StarScoresTable.TABLE,
                    "sum(" + ScoresTable.EXPECTED_VALUE + ")",
                    Unit.MONEY,
                    "Spending expected in the horizon; null: not modelled."),
            new Measure(
                    ScoresTable.LIFETIME_VALUE,
                    "Lifetime value",
                    StarScoresTable.TABLE,
                    "sum(" + ScoresTable.LIFETIME_VALUE + ")",
                    Unit.MONEY,
                    "Spending expected in the next two years, discounted; null: not modelled."),
            moved("gained_customers", "Gained customers", Movement.GAINED, "Customers who bought for the first time."),
            moved(
                    "returned_customers",
                    "Returned customers",
                    Movement.RETURNED,
                    "Customers who had been lost and buy again."),
            moved(
                    "lost_customers",
                    "Lost customers",
                    Movement.LOST,
                    "Customers who were active and have stayed away since."),
            new Measure(
                    "churn_rate",
                    "Churn rate",
                    StarFlowTable.TABLE,
                    customers(Movement.LOST) + " / nullif(" + customers(Movement.LOST) + " + "
                            + customers(Movement.STAYED) + ", 0)",
                    Unit.SHARE,
                    "Lost customers over those active at the start of the period; null: nobody was."),
            new Measure(
                    "retention",
                    "Retention",
                    StarRetentionTable.TABLE,
                    "sum(" + CohortRetentionTable.BUYING + ") * 1.0 / nullif(sum(" + CohortRetentionTable.CUSTOMERS
                            + "), 0)",
                    Unit.SHARE,
                    "Part of the cohorts that bought in the month, by months since the first purchase; null: no cohort."),
            new Measure(
                    "open_warnings",
                    "Open warnings",
                    StarWarningsTable.TABLE,
                    "count(*) FILTER (WHERE " + WarningsTable.CLOSED_ON + " IS NULL)",
                    Unit.COUNT,
                    "Warnings whose cause still stands, acknowledged and snoozed ones among them."),
            new Measure(
                    "actions_due",
                    "Actions due",
                    StarActionsTable.TABLE,
                    "count(*) FILTER (WHERE " + isDue() + ")",
                    Unit.CUSTOMERS,
                    "Customers with an action that is due."),
            new Measure(
                    NextActionsTable.EXPECTED_GAIN,
                    "Expected gain",
                    StarActionsTable.TABLE,
                    "sum(" + NextActionsTable.EXPECTED_GAIN + ") FILTER (WHERE " + isDue() + ")",
                    Unit.MONEY,
                    "What the due actions are expected to bring, less their cost; null: none is due."),
            new Measure(
                    "expected_demand",
                    "Expected demand",
                    StarDemandTable.TABLE,
                    "sum(" + ExpectedDemandTable.EXPECTED + ") FILTER (WHERE " + isAll(ExpectedDemandTable.CATEGORY)
                            + " AND " + isAll(ExpectedDemandTable.REGION) + ")",
                    Unit.MONEY,
                    "Expected sales of all categories in all regions, by week; null: not forecast."));

    private MeasureCatalogue() {}

    private static Measure moved(String name, String label, Movement movement, String meaning) {
        String sql = "sum(" + StarFlowTable.CUSTOMERS + ") FILTER (WHERE " + StarFlowTable.MOVEMENT + " = '"
                + movement.label() + "')";
        return new Measure(name, label, StarFlowTable.TABLE, sql, Unit.CUSTOMERS, meaning);
    }

    private static String customers(Movement movement) {
        return "sum(CASE WHEN " + StarFlowTable.MOVEMENT + " = '" + movement.label() + "' THEN "
                + StarFlowTable.CUSTOMERS + " * 1.0 ELSE 0 END)";
    }

    private static String isDue() {
        return NextActionsTable.STATE + " = '" + NextActionsTable.DUE + "'";
    }

    private static String isAll(String column) {
        return column + " = '" + ExpectedDemandTable.ALL + "'";
    }
}
