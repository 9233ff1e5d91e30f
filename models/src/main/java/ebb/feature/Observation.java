package ebb.feature;

import ebb.input.AccountInputs;
import ebb.input.AccountPast;
import ebb.input.InputSpans;
import ebb.ledger.History;

/**
 * All that features may see of one customer: what was known on the as-of date.
 *
 * @param past of the customer; at least one purchase day
 * @param spans from when on each further input was there
 * @param population what was known of all customers on the same date
 */
record Observation(AccountPast past, InputSpans spans, Population population) {
    History history() {
        return past.history();
    }

    AccountInputs inputs() {
        return past.inputs();
    }

    /** The as-of date. */
    int day() {
        return past.day();
    }

    /** Whether the last {@code days} days were observed by an input that begins on {@code firstDay}. */
    boolean covers(int days, int firstDay) {
        return firstDay <= day() - days + 1;
    }

    /** Whether a day on or before the as-of date lies in the last {@code days} days. */
    boolean isLately(int other, int days) {
        return other > day() - days;
    }

    /** Bought in the last {@code days} days, in hundredths. */
    double bought(int days) {
        return history().amountUntil(day()) - history().amountUntil(day() - days);
    }
}
