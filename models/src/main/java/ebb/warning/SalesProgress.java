package ebb.warning;

import ebb.account.AccountFacts;
import ebb.customer.CalendarDays;
import ebb.ledger.History;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders or their amount have significantly dropped against the window before, the same days last year and the customer's own year before; the
 * smallest of the three drops counts, so that a seasonal buyer does not alarm.
 */
final class SalesProgress implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "sales_progress",
            "Sales progress",
            "sure drop of orders or amount, lower end of its interval",
            "orders or their amount have surely dropped: against the 90 days before, the same days last year and "
                    + "the customer's own pace, and by the mildest of the three. A seasonal buyer in the quiet season does "
                    + "not alarm, and neither do two orders where three were usual",
            RuleCard.Foretells.LOSS,
            RuleCard.Use.marketing(
                    "Ask what has changed: stock, a rival's offer, or a grievance; agree on the next order"),
            List.of());

    /** The base windows. */
    private record Base(String words, SalesDrop.Stretch stretch) {}

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public double value(AccountFacts facts, WarningSettings.Watch watch) {
        List<Base> bases = bases(facts.history(), watch);
        if (!isWatched(facts, watch) || bases.isEmpty()) {
            return Double.NaN;
        }
        SalesDrop.Stretch now = new SalesDrop.Stretch(watch.windowDays(), facts.day());
        return new SalesDrop(facts)
                .surely(now, bases.stream().map(Base::stretch).toList());
    }

    /** Whether the account is there, and bought often enough for a drop to be told from chance. */
    static boolean isWatched(AccountFacts facts, WarningSettings.Watch watch) {
        return facts.history().dayCount()
                        >= WatchLimits.of(watch, facts.baseline()).minPurchaseDays()
                && facts.isActive();
    }

    /** Those of the bases that were observed, with the customer there all the time. */
    private static List<Base> bases(History history, WarningSettings.Watch watch) {
        int window = watch.windowDays();
        int before = history.asOfDay() - window;
        List<Base> bases = new ArrayList<>(List.of(
                new Base("the " + window + " days before", new SalesDrop.Stretch(window, before)),
                new Base(
                        "the same days last year",
                        new SalesDrop.Stretch(window, history.asOfDay() - CalendarDays.YEAR))));
        int own = Math.min(CalendarDays.YEAR, before - history.firstDay());
        if (own > window) {
            bases.add(new Base("their own pace in the year before", new SalesDrop.Stretch(own, before)));
        }
        bases.removeIf(base -> !base.stretch().isKnown(history));
        return bases;
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        WarningSettings.Watch watch = occasion.watch();
        SalesDrop.Stretch present = new SalesDrop.Stretch(watch.windowDays(), facts.day());
        Base base = bases(facts.history(), watch).get(0);
        SalesDrop.Stretch past = base.stretch();
        long now = facts.boughtIn(present.days(), present.lastDay());
        long then = facts.boughtIn(past.days(), past.lastDay());
        long before = then * present.days() / past.days();
        String message = FigureFormat.orders(SalesDrop.count(facts.history(), present)) + " for "
                + FigureFormat.money(occasion.currency(), now) + " in the last " + present.days() + " days, "
                + SalesDrop.count(facts.history(), past) + " for " + FigureFormat.money(occasion.currency(), then)
                + " in "
                + base.words() + "; down by " + FigureFormat.percent(occasion.value())
                + " at the least, by every comparison there is";
        return new Advice(message, CARD.use().step(), Math.max(0, before - now));
    }
}
