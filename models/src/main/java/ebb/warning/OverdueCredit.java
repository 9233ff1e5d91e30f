package ebb.warning;

import ebb.account.AccountFacts;
import ebb.account.Credit;
import ebb.customer.ContactPurpose;
import ebb.schema.CustomersTable;
import ebb.schema.ReceivablesTable;
import java.util.ArrayList;
import java.util.List;

/** What the account owes, due or not, over its credit limit. */
final class OverdueCredit implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "overdue_credit",
            "Overdue credit",
            "balance owed over the credit limit",
            "the customer owes more, due or not, than the credit limit; the message tells for how long, and how "
                    + "much is overdue by 30, 60, 90 days",
            RuleCard.Foretells.OTHER_HARM,
            new RuleCard.Use(ContactPurpose.ACCOUNT_DUTY, "to collect"),
            List.of(ReceivablesTable.TABLE.name(), CustomersTable.TABLE.name()));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public double most() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double value(AccountFacts facts, WarningSettings.Watch watch) {
        long limit = facts.profile().creditLimit();
        return limit > 0 && facts.hasInvoices() ? (double) facts.owed() / limit : Double.NaN;
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        Credit credit = facts.credit();
        long allowed = Math.round(facts.profile().creditLimit() * occasion.limit());
        String currency = occasion.currency();
        int over = facts.daysOver(allowed);
        String message = "Owes " + FigureFormat.money(currency, credit.owed()) + ", "
                + FigureFormat.percent(occasion.value()) + " of the credit limit of "
                + FigureFormat.money(currency, facts.profile().creditLimit())
                + (over > 0 ? ", over it for " + FigureFormat.days(over) : "") + "; " + ageing(credit, currency);
        long collect = Math.max(0, credit.owed() - allowed);
        String nextStep = "Collect " + FigureFormat.money(currency, collect)
                + " to bring the account inside its limit; no further order on credit until then";
        return new Advice(message, nextStep, collect);
    }

    private static String ageing(Credit credit, String currency) {
        List<String> parts = new ArrayList<>();
        for (int bucket = 1; bucket < Credit.BUCKETS.size(); bucket++) {
            if (credit.buckets().get(bucket) > 0) {
                parts.add(FigureFormat.money(currency, credit.buckets().get(bucket)) + " overdue by "
                        + Credit.BUCKETS.get(bucket));
            }
        }
        return parts.isEmpty() ? "none of it is due yet" : String.join(", ", parts);
    }
}
