package ebb.btyd.model;

import ebb.ledger.History;
import java.io.Serializable;

/**
 * All that a buy-till-you-die model knows of a customer: x, t_x and T of the papers, in days.
 *
 * @param x repeat purchase days: purchase days after the first
 * @param lastAge t_x, days from the first purchase day to the last; 0 where x is 0
 * @param age T, days from the first purchase day to the as-of date
 */
public record CustomerSummary(int x, double lastAge, double age) implements Serializable {

    public CustomerSummary {
        if (x < 0) {
            throw refused(x, lastAge, age, "x is negative", "Count the purchase days after the first.");
        }
        if (!(lastAge >= 0) || !(age < Double.POSITIVE_INFINITY)) {
            throw refused(x, lastAge, age, "times must be finite and 0 or more", "Count days from the first purchase.");
        }
        if (!(lastAge <= age)) {
            throw refused(x, lastAge, age, "t_x lies after T", "Leave out purchases after the as-of date.");
        }
        if ((x == 0) != (lastAge == 0)) {
            String reason = x == 0 ? "t_x is above 0 with x = 0" : "t_x is 0 with x above 0";
            throw refused(x, lastAge, age, reason, "Merge the purchases of one day and count the first as none.");
        }
    }

    /** As below, on the as-of date of the history. */
    public static CustomerSummary of(History history) {
        return of(history, history.asOfDay());
    }

    /**
     * The summary of a history as it was on {@code day}, which must not lie after the as-of date.
     *
     * @throws IllegalArgumentException where the customer had not bought yet
     */
    public static CustomerSummary of(History history, int day) {
        int known = history.dayCountUntil(day);
        if (known == 0) {
            throw new IllegalArgumentException("Cannot summarise customer " + history.customerId()
                    + ": no purchase day on or before the as-of date. Leave such customers out.");
        }
        int first = history.firstDay();
        return new CustomerSummary(known - 1, history.day(known - 1) - first, day - first);
    }

    /** Sum of the natural logarithms of the gaps between purchase days up to {@code day}, in days, which models of regularity need. */
    public static double logGaps(History history, int day) {
        int known = history.dayCountUntil(day);
        double sum = 0;
        for (int i = 1; i < known; i++) {
            sum += Math.log(history.gap(i));
        }
        return sum;
    }

    /** The same customer after {@code horizon} further days without a purchase. */
    public CustomerSummary silentFor(double horizon) {
        return new CustomerSummary(x, lastAge, age + horizon);
    }

    private static IllegalArgumentException refused(int x, double lastAge, double age, String reason, String advice) {
        return new IllegalArgumentException("Cannot use a customer with x = " + x + ", t_x = " + lastAge + ", T = "
                + age + ": " + reason + ". " + advice);
    }
}
