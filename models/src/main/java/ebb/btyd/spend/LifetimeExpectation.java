package ebb.btyd.spend;

import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import ebb.customer.CalendarDays;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * What is to be expected of a customer who is still alive. Where a model forgets the last purchase it is the same for all with the same (x, T),
 * which is what makes scoring cheap.
 *
 * @param expected purchases within the horizon
 * @param discounted purchases within the value horizon, each discounted to the as-of date
 * @param nextDays days to the next purchase: as many come before as after, given that one comes within {@link LifetimeTerms#FORESEEN_DAYS}
 * @param nextLow days before which one in ten of those comes
 * @param nextHigh days after which one in ten of those comes
 */
record LifetimeExpectation(double expected, double discounted, double nextDays, double nextLow, double nextHigh) {
    private static final int PERIODS = 12;
    private static final double PRECISION_DAYS = 1e-3;
    private static final int MAX_EVALUATIONS = 200;

    static LifetimeExpectation of(BtydModel model, CustomerSummary customer, LifetimeTerms terms) {
        double comes = 1 - model.silenceIfAlive(customer, LifetimeTerms.FORESEEN_DAYS);
        return new LifetimeExpectation(
                model.expectedIfAlive(customer, terms.horizonDays()),
                discounted(model, customer, terms),
                quantile(model, customer, 0.5 * comes),
                quantile(model, customer, 0.1 * comes),
                quantile(model, customer, 0.9 * comes));
    }

    /** Purchases of each period count as if they came in its middle. */
    private static double discounted(BtydModel model, CustomerSummary customer, LifetimeTerms terms) {
        double period = (double) terms.valueDays() / PERIODS;
        double sum = 0;
        double before = 0;
        for (int i = 1; i <= PERIODS; i++) {
            double until = model.expectedIfAlive(customer, i * period);
            sum += (until - before) * Math.pow(1 + terms.discountRate(), -(i - 0.5) * period / CalendarDays.YEAR);
            before = until;
        }
        return sum;
    }

    private static double quantile(BtydModel model, CustomerSummary customer, double share) {
        UnivariateFunction bought = days -> 1 - share - model.silenceIfAlive(customer, days);
        if (bought.value(LifetimeTerms.FORESEEN_DAYS) <= 0) {
            return LifetimeTerms.FORESEEN_DAYS;
        }
        return new BrentSolver(PRECISION_DAYS).solve(MAX_EVALUATIONS, bought, 0, LifetimeTerms.FORESEEN_DAYS);
    }
}
