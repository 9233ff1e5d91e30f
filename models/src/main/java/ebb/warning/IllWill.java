package ebb.warning;

import ebb.account.AccountFacts;
import ebb.customer.CalendarDays;
import ebb.customer.ContactPurpose;
import ebb.input.ServiceCase;
import ebb.schema.ServiceTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Complaint after complaint of a customer was judged the customer's own fault: one is inexperience, more are a way of dealing. */
final class IllWill implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "ill_will",
            "Repeated ill will",
            "complaints of a year that were judged the customer's own fault",
            "several complaints of a year were the customer's own fault",
            RuleCard.Foretells.OTHER_HARM,
            new RuleCard.Use(ContactPurpose.SERVICE, "bought in a year"),
            List.of(ServiceTable.TABLE.name()));

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
        return unfounded(facts).size();
    }

    private static List<ServiceCase> unfounded(AccountFacts facts) {
        return facts.casesIn(CalendarDays.YEAR).stream()
                .filter(one -> one.isComplaintOf(ServiceTable.THEIRS))
                .toList();
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        long complaints = facts.casesIn(CalendarDays.YEAR).stream()
                .filter(one -> one.is(ServiceCase.COMPLAINT))
                .count();
        ServiceCase last = unfounded(facts).stream()
                .max(Comparator.comparingInt(ServiceCase::openedDay))
                .orElseThrow();
        String message = String.format(
                Locale.ROOT,
                "%.0f of %d complaints in a year were the customer's own fault, the last on %s%s; the account bought for %s in the last year",
                occasion.value(),
                complaints,
                FigureFormat.date(last.openedDay()),
                last.cause() == null ? "" : " (" + last.cause().replace('_', ' ') + ")",
                FigureFormat.money(occasion.currency(), facts.boughtInYear()));
        return new Advice(
                message,
                "Talk it over once in person and put in writing what is owed to whom; no more goodwill without the owner's consent",
                facts.boughtInYear());
    }
}
