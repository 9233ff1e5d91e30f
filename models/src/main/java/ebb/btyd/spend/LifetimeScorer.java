package ebb.btyd.spend;

import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import java.util.HashMap;
import java.util.Map;

/**
 * Scores customers one by one with a fitted model. Not for several threads at once: it remembers what customers alike have in common.
 */
public final class LifetimeScorer {
    private static final int REMEMBERED = 1 << 18;

    private final BtydModel model;
    private final SpendModel spend;
    private final LifetimeTerms terms;
    private final Map<CustomerSummary, LifetimeExpectation> outlooks = new HashMap<>();

    /** Without spend: expected spend and lifetime value are NaN. */
    public LifetimeScorer(BtydModel model, LifetimeTerms terms) {
        this(model, terms, null);
    }

    public LifetimeScorer(BtydModel model, LifetimeTerms terms, SpendModel spend) {
        this.model = model.remembering();
        this.spend = spend;
        this.terms = terms;
    }

    /** Number of values that {@link #score} writes. */
    public static int size() {
        return BtydColumns.SCORES.size();
    }

    /**
     * Writes the values of {@link BtydColumns#SCORES} from {@code values[at]} on.
     *
     * @param meanSpend mean spend of the repeat purchase days; anything where there is none
     */
    public void score(CustomerSummary customer, double meanSpend, double[] values, int at) {
        LifetimeExpectation outlook = outlook(customer);
        double alive = model.alive(customer);
        double discounted = alive * outlook.discounted();
        double expectedSpend = spend == null ? Double.NaN : spend.expectedSpend(customer.x(), meanSpend);
        values[at] = alive;
        values[at + 1] = model.noPurchase(customer, terms.horizonDays());
        values[at + 2] = alive * outlook.expected();
        values[at + 3] = outlook.nextDays();
        values[at + 4] = outlook.nextLow();
        values[at + 5] = outlook.nextHigh();
        values[at + 6] = discounted;
        values[at + 7] = expectedSpend;
        values[at + 8] = discounted * expectedSpend;
    }

    /** As {@link #score} into a new array. */
    public double[] score(CustomerSummary customer, double meanSpend) {
        double[] values = new double[size()];
        score(customer, meanSpend, values, 0);
        return values;
    }

    private LifetimeExpectation outlook(CustomerSummary customer) {
        CustomerSummary alike = model.forgetsLastPurchase() && customer.x() > 0
                ? new CustomerSummary(customer.x(), customer.age(), customer.age())
                : customer;
        LifetimeExpectation known = outlooks.get(alike);
        if (known != null) {
            return known;
        }
        if (outlooks.size() >= REMEMBERED) {
            outlooks.clear();
        }
        LifetimeExpectation outlook = LifetimeExpectation.of(model, alike, terms);
        outlooks.put(alike, outlook);
        return outlook;
    }
}
