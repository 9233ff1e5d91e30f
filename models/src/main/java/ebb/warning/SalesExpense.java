package ebb.warning;

import ebb.account.AccountFacts;
import ebb.customer.CalendarDays;
import ebb.customer.ContactPurpose;
import ebb.schema.ExpensesTable;
import java.util.List;
import java.util.Locale;

/**
 * Expenses on the account over its budget or, where that is worse, their increase over past expenses, by its lower confidence limit. Expenses may
 * grow in proportion to sales.
 *
 * <p>Sales are taken over a year, so that the pause of a seasonal buyer does not alarm. Falling sales at constant expenses are left to {@link
 * SalesProgress}.
 */
final class SalesExpense implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "sales_expense",
            "Sales expense",
            "spent over budget, or over what used to be spent, for what the account brings",
            "in 90 days much more is spent on the customer than the budget allows, or surely more than was spent "
                    + "before, and what the customer buys in a year has not grown as much",
            RuleCard.Foretells.OTHER_HARM,
            new RuleCard.Use(ContactPurpose.ACCOUNT_DUTY, "spent over budget"),
            List.of(ExpensesTable.TABLE.name()));

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
        double climb = ExpenseIncrease.surely(facts, watch.windowDays()) / watch.expenseClimb();
        return Math.min(MOST, Math.max(overBudget(facts, watch), climb) / growth(facts, watch));
    }

    /** Spent over budget; 0 where there is no budget. */
    private static double overBudget(AccountFacts facts, WarningSettings.Watch watch) {
        long budget = facts.budgetIn(watch.windowDays(), facts.day());
        return budget > 0 ? (double) facts.spentIn(watch.windowDays(), facts.day()) / budget : 0;
    }

    /** Bought a day in the year to the as-of date over that in the year to the window; 1 where it fell, or nothing was bought then. */
    private static double growth(AccountFacts facts, WarningSettings.Watch watch) {
        int before = facts.day() - watch.windowDays();
        int days = Math.min(CalendarDays.YEAR, before - facts.history().firstDay() + 1);
        if (days < watch.windowDays()) {
            return 1;
        }
        long usual = facts.boughtIn(days, before);
        return usual > 0 ? Math.max(1, (double) facts.boughtIn(days, facts.day()) / usual) : 1;
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        int window = occasion.watch().windowDays();
        long spent = facts.spentIn(window, facts.day());
        long budget = facts.budgetIn(window, facts.day());
        double climb = ExpenseIncrease.surely(facts, window);
        String message = "Spent " + FigureFormat.money(occasion.currency(), spent) + " in " + window + " days"
                + (budget > 0 ? " on a budget of " + FigureFormat.money(occasion.currency(), budget) : "")
                + (climb > 1
                        ? String.format(Locale.ROOT, ", at the least %.1f times what used to be spent", climb)
                        : "")
                + "; in the last year the account bought for "
                + FigureFormat.money(occasion.currency(), facts.boughtInYear())
                + String.format(
                        Locale.ROOT,
                        ", %.1f times the year to the %d days before",
                        growth(facts, occasion.watch()),
                        window);
        return new Advice(
                message,
                "Stop further spending until the sales person explains it; set a budget that the account earns",
                Math.max(0, budget > 0 ? spent - budget : spent));
    }
}
