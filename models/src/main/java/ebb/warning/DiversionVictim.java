package ebb.warning;

import ebb.account.AccountFacts;
import ebb.account.Intrusion;
import ebb.schema.Customers;
import java.util.List;

/** Diverted goods came into the account's territory, and its own orders have surely dropped since the window before. */
public final class DiversionVictim implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "diversion_victim",
            "Diversion: victim",
            "sure drop of orders or amount while diverted goods come in",
            "such goods come into a dealer's territory, and its own orders surely drop meanwhile",
            RuleCard.Foretells.LOSS,
            List.of(Customers.TABLE.name()));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public double value(AccountFacts facts, WarningSettings.Watch watch) {
        if (facts.profile().territory() == null) {
            return Double.NaN;
        }
        double drop = new SalesProgress().value(facts, watch);
        return drop > 0 && into(facts, watch).isEmpty() ? 0 : drop;
    }

    private static List<Intrusion> into(AccountFacts facts, WarningSettings.Watch watch) {
        return facts.intrusionsIntoTerritory(watch.windowDays());
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        int window = occasion.watch().windowDays();
        List<Intrusion> into = into(facts, occasion.watch());
        long now = facts.boughtIn(window, facts.day());
        long before = facts.boughtIn(window, facts.day() - window);
        String message = Figures.money(occasion.currency(), Intrusion.sum(into))
                + " of goods from "
                + into.stream().map(Intrusion::customerId).distinct().count()
                + " sellers outside came into the territory below its price in " + Figures.days(window)
                + "; its own orders fell from " + Figures.money(occasion.currency(), before) + " to "
                + Figures.money(occasion.currency(), now);
        return new Advice(
                message,
                "Tell them it is being dealt with, and protect their price until it has stopped",
                Math.max(0, before - now));
    }
}
