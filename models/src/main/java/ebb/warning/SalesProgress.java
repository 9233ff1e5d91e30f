package ebb.warning;

import ebb.account.AccountFacts;
import ebb.ledger.History;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders or their amount have surely dropped: against the window before, the same days last year, and the customer's own year before, whichever is
 * the mildest, so that a seasonal buyer does not alarm.
 */
public final class SalesProgress implements WarningRule {
    private static final long serialVersionUID = 1L;

    private static final RuleCard CARD = new RuleCard(
            "sales_progress",
            "Sales progress",
            "sure drop of orders or amount, lower end of its interval",
            "orders or their amount have surely dropped: against the 90 days before, the same days last year and "
                    + "the customer's own pace, and by the mildest of the three. A seasonal buyer in the quiet season does "
                    + "not alarm, and neither do two orders where three were usual",
            RuleCard.Foretells.LOSS,
            List.of());

    private static final int YEAR = 365;
    /** Buyers are neither clockwork nor, in what a window holds, much more fitful than chance. */
    private static final double LEAST_DISPERSION = 0.25;

    private static final double MOST_DISPERSION = 4;

    /** The days up to {@code lastDay} that the present is held against. */
    private record Base(String words, int days, int lastDay) {}

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public double value(AccountFacts facts, WarningSettings.Watch watch) {
        List<Base> bases = bases(facts.history(), watch);
        boolean watched = facts.history().dayCount() >= watch.minPurchaseDays() && facts.isLiving();
        return watched && !bases.isEmpty() ? drop(facts, bases, watch) : Double.NaN;
    }

    private static double drop(AccountFacts facts, List<Base> bases, WarningSettings.Watch watch) {
        double spread = facts.rhythm().spread();
        double ofGaps = Math.exp(spread * spread) - 1;
        double orders = 1;
        double amount = 1;
        double meanAmount = meanAmount(facts.history());
        double ofAmounts = ofGaps + amountVariation(facts.history(), meanAmount);
        int window = watch.windowDays();
        SureDrop.Rate ordersNow = orders(facts, window, facts.day());
        SureDrop.Rate amountNow = amount(facts, window, facts.day(), meanAmount);
        for (Base base : bases) {
            orders = Math.min(
                    orders, SureDrop.of(ordersNow, orders(facts, base.days(), base.lastDay()), bounded(ofGaps)));
            amount = Math.min(
                    amount,
                    SureDrop.of(amountNow, amount(facts, base.days(), base.lastDay(), meanAmount), bounded(ofAmounts)));
        }
        return Math.max(orders, amount);
    }

    private static double bounded(double dispersion) {
        return Math.max(LEAST_DISPERSION, Math.min(MOST_DISPERSION, dispersion));
    }

    private static SureDrop.Rate orders(AccountFacts facts, int days, int lastDay) {
        return new SureDrop.Rate(count(facts.history(), days, lastDay), days);
    }

    private static SureDrop.Rate amount(AccountFacts facts, int days, int lastDay, double mean) {
        return new SureDrop.Rate(mean > 0 ? facts.boughtIn(days, lastDay) / mean : 0, days);
    }

    /** Those of the bases that were observed, with the customer there all the time. */
    private static List<Base> bases(History history, WarningSettings.Watch watch) {
        int window = watch.windowDays();
        int before = history.asOfDay() - window;
        List<Base> bases = new ArrayList<>();
        add(bases, new Base("the " + window + " days before", window, before), history);
        add(bases, new Base("the same days last year", window, history.asOfDay() - YEAR), history);
        int own = Math.min(YEAR, before - history.firstDay());
        if (own > window) {
            add(bases, new Base("their own pace in the year before", own, before), history);
        }
        return bases;
    }

    private static void add(List<Base> bases, Base base, History history) {
        int afterDay = base.lastDay() - base.days();
        if (afterDay + 1 >= history.dataStartDay() && history.firstDay() <= afterDay + 1) {
            bases.add(base);
        }
    }

    private static int count(History history, int days, int lastDay) {
        return history.dayCountUntil(lastDay) - history.dayCountUntil(lastDay - days);
    }

    private static double meanAmount(History history) {
        return (double) history.amountUntil(history.asOfDay()) / history.dayCount();
    }

    /** Squared variation of what a purchase day brings. */
    private static double amountVariation(History history, double mean) {
        double squares = 0;
        for (int i = 0; i < history.dayCount(); i++) {
            double away = history.amount(i) - mean;
            squares += away * away;
        }
        return mean > 0 ? squares / history.dayCount() / (mean * mean) : 0;
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        WarningSettings.Watch watch = occasion.watch();
        int window = watch.windowDays();
        Base base = bases(facts.history(), watch).get(0);
        long now = facts.boughtIn(window, facts.day());
        long before = facts.boughtIn(base.days(), base.lastDay()) * window / base.days();
        String message = count(facts.history(), window, facts.day()) + " orders for "
                + Figures.money(occasion.currency(), now) + " in the last " + window + " days, "
                + count(facts.history(), base.days(), base.lastDay()) + " for "
                + Figures.money(occasion.currency(), facts.boughtIn(base.days(), base.lastDay())) + " in "
                + base.words() + "; down by " + Figures.percent(occasion.value())
                + " at the least, by every comparison there is";
        String nextStep = "Ask what has changed: stock, a rival's offer, or a grievance; agree on the next order";
        return new Advice(message, nextStep, Math.max(0, before - now));
    }
}
