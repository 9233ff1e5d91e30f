package ebb.warning;

import ebb.account.AccountFacts;
import ebb.ledger.History;
import java.util.List;

/** How far an account's orders, or their amount, have dropped between stretches of days; whichever dropped more. */
final class SalesDrop {
    /** Bounds of the dispersion of purchase counts, relative to a Poisson process. */
    private static final double LEAST_DISPERSION = 0.25;

    private static final double MOST_DISPERSION = 4;

    /** The {@code days} days up to {@code lastDay}. */
    record Stretch(int days, int lastDay) {
        /** Whether all of it was observed, with the customer there all the time. */
        boolean isKnown(History history) {
            int first = lastDay - days + 1;
            return first >= history.dataStartDay() && history.firstDay() <= first;
        }
    }

    private final AccountFacts facts;
    private final double meanAmount;
    private final double ofOrders;
    private final double ofAmounts;

    SalesDrop(AccountFacts facts) {
        this.facts = facts;
        History history = facts.history();
        double spread = facts.rhythm().spread();
        double ofGaps = Math.exp(spread * spread) - 1;
        this.meanAmount = (double) history.amountUntil(history.asOfDay()) / history.dayCount();
        this.ofOrders = bounded(ofGaps);
        this.ofAmounts = bounded(ofGaps + amountVariation(history, meanAmount));
    }

    /** Lower confidence limit of the drop against the base with the smallest drop, 0 to 1. */
    double surely(Stretch now, List<Stretch> bases) {
        double drop = 0;
        double orders = 1;
        double amount = 1;
        for (Stretch base : bases) {
            orders = Math.min(orders, DropLowerBound.of(orders(now), orders(base), ofOrders));
            amount = Math.min(amount, DropLowerBound.of(amount(now), amount(base), ofAmounts));
            drop = Math.max(orders, amount);
        }
        return drop;
    }

    /** Observed drop, without allowance for chance; 0 where the base is 0. */
    double plainly(Stretch now, Stretch base) {
        return Math.max(plainly(orders(now), orders(base)), plainly(amount(now), amount(base)));
    }

    private static double plainly(DropLowerBound.Rate now, DropLowerBound.Rate base) {
        return base.count() > 0 ? Math.max(0, 1 - now.count() / now.days() / (base.count() / base.days())) : 0;
    }

    private DropLowerBound.Rate orders(Stretch stretch) {
        return new DropLowerBound.Rate(count(facts.history(), stretch), stretch.days());
    }

    private DropLowerBound.Rate amount(Stretch stretch) {
        long bought = facts.boughtIn(stretch.days(), stretch.lastDay());
        return new DropLowerBound.Rate(meanAmount > 0 ? bought / meanAmount : 0, stretch.days());
    }

    /** Purchase days in a stretch. */
    static int count(History history, Stretch stretch) {
        return history.dayCountUntil(stretch.lastDay()) - history.dayCountUntil(stretch.lastDay() - stretch.days());
    }

    private static double bounded(double dispersion) {
        return Math.max(LEAST_DISPERSION, Math.min(MOST_DISPERSION, dispersion));
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
}
