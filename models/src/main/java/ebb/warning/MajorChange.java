package ebb.warning;

import ebb.account.AccountFacts;
import ebb.customer.Money;
import ebb.input.MajorEvent;
import ebb.schema.MajorEventsTable;
import java.util.List;

/** An event hits the account or its region, and the account buys enough for that to matter. */
final class MajorChange implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "major_change",
            "Major change",
            "bought in the last year by an account that an event hits, in the currency",
            "a fire, a merger, a strike, a rival's opening hits the customer or the region, and much is bought "
                    + "there",
            RuleCard.Foretells.OTHER_HARM,
            RuleCard.Use.marketing(
                    "Visit: learn what it changes for them, and secure the next orders before others do"),
            List.of(MajorEventsTable.TABLE.name()));

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
        if (!facts.isActive()) {
            return Double.NaN;
        }
        return events(facts, watch).isEmpty() ? 0 : Money.amount(facts.boughtInYear());
    }

    private static List<MajorEvent> events(AccountFacts facts, WarningSettings.Watch watch) {
        return facts.events(facts.day() - watch.eventDays(), facts.day() + watch.eventAheadDays());
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        MajorEvent event = events(facts, occasion.watch()).get(0);
        String where = event.region() == null ? "" : " in " + event.region().replace('_', ' ');
        String message = event.kind().replace('_', ' ') + where + " on " + FigureFormat.date(event.day()) + ": "
                + event.note() + "; the account bought for "
                + FigureFormat.money(occasion.currency(), facts.boughtInYear()) + " in the last year";
        return new Advice(
                Character.toUpperCase(message.charAt(0)) + message.substring(1),
                CARD.use().step(),
                facts.boughtInYear());
    }
}
