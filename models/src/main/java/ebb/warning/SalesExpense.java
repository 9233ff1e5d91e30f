package ebb.warning;

import ebb.account.AccountFacts;
import ebb.schema.Expenses;
import java.util.List;
import java.util.Locale;

/** What is spent on the account, over its budget; or, where that is worse, over its usual share of what the account brings. */
public final class SalesExpense implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "sales_expense",
            "Sales expense",
            "spent over budget, or over the usual share of sales",
            "more is spent on the customer than the budget allows, or than the usual share of what the customer "
                    + "brings",
            RuleCard.Foretells.OTHER_HARM,
            List.of(Expenses.TABLE.name()));

    private static final int YEAR = 365;
    private static final double MOST = 10;

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public double most() {
        return MOST;
    }

    @Override
    public double value(AccountFacts facts, WarningSettings.Watch watch) {
        if (!facts.hasExpenses()) {
            return Double.NaN;
        }
        return Math.min(MOST, Math.max(overBudget(facts, watch), climb(facts, watch) / watch.expenseClimb()));
    }

    /** Spent over budget; 0 where there is no budget. */
    private static double overBudget(AccountFacts facts, WarningSettings.Watch watch) {
        return ratio(facts.spentIn(watch.windowDays(), facts.day()), facts.budgetIn(watch.windowDays(), facts.day()));
    }

    /** Share of sales spent in the window over the share in the year before; 0 where either had no sales or nothing was spent then. */
    private static double climb(AccountFacts facts, WarningSettings.Watch watch) {
        int window = watch.windowDays();
        double now = ratio(facts.spentIn(window, facts.day()), facts.boughtIn(window, facts.day()));
        int before = facts.day() - window;
        double usual = ratio(facts.spentIn(YEAR, before), facts.boughtIn(YEAR, before));
        return usual > 0 ? now / usual : 0;
    }

    private static double ratio(long part, long whole) {
        return whole > 0 ? (double) part / whole : 0;
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        WarningSettings.Watch watch = occasion.watch();
        int window = watch.windowDays();
        long spent = facts.spentIn(window, facts.day());
        long budget = facts.budgetIn(window, facts.day());
        String message = "Spent " + Figures.money(occasion.currency(), spent) + " in " + window + " days"
                + (budget > 0 ? " on a budget of " + Figures.money(occasion.currency(), budget) : "")
                + String.format(
                        Locale.ROOT,
                        "; %.1f times the usual share of the %s the account bought",
                        climb(facts, watch),
                        Figures.money(occasion.currency(), facts.boughtIn(window, facts.day())));
        return new Advice(
                message,
                "Stop further spending until the sales person explains it; set a budget that the account earns",
                Math.max(0, budget > 0 ? spent - budget : spent));
    }
}
