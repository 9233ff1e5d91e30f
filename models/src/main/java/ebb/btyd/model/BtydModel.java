package ebb.btyd.model;

import java.io.Serializable;

/** A buy-till-you-die model with known parameters; times are in days, or in whatever unit the parameters are in. */
public interface BtydModel extends Serializable {

    /** The part of a customer's log-likelihood that depends on the times. */
    double logTimes(CustomerSummary customer);

    /** Log-likelihood of one customer, with the purchases at their own times; order and spacing where the model needs them left out. */
    double logLikelihood(CustomerSummary customer);

    /** P(alive): the customer has not dropped out by the as-of date. Not the same as buying again soon. */
    double alive(CustomerSummary customer);

    /** Expected purchases in the next {@code horizon} days of a customer who is alive. */
    double expectedIfAlive(CustomerSummary customer, double horizon);

    /** P(no purchase in the next {@code horizon} days) of a customer who is alive. */
    double silenceIfAlive(CustomerSummary customer, double horizon);

    /** P(n repeat purchases in the first {@code time} days) of a customer of whom nothing but the first purchase is known. */
    double countProbability(int n, double time);

    /** Whether what is expected of an active customer depends on T and x alone, not on t_x. */
    boolean forgetsLastPurchase();

    /** The same model for one thread, which remembers what customers alike have in common; the values are the same to the last bit. */
    default BtydModel remembering() {
        return this;
    }

    /** Expected purchases in the next {@code horizon} days. */
    default double expected(CustomerSummary customer, double horizon) {
        return alive(customer) * expectedIfAlive(customer, horizon);
    }

    /** P(no purchase in the next {@code horizon} days): the likelihood of the longer silence over that of the silence so far. */
    default double noPurchase(CustomerSummary customer, double horizon) {
        return Math.min(1, Math.exp(logTimes(customer.silentFor(horizon)) - logTimes(customer)));
    }

    /** Expected purchases in the first {@code time} days of a customer of whom nothing but the first purchase is known. */
    default double expectedOfNew(double time) {
        return expected(new CustomerSummary(0, 0, 0), time);
    }
}
