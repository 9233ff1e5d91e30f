package ebb.account;

import ebb.ledger.History;
import java.io.Serializable;

/**
 * How often a purchase day was followed by none within the horizon, by how many purchase days there had been: the rate falls with it. Shrunk towards
 * the rate of all customers (empirical Bayes).
 *
 * <p>Counted on purchase days whose horizon had ended by the as-of date.
 */
public final class NonReturnRates implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Purchase days from which a group begins. */
    private static final int[] FROM = {1, 2, 3, 5, 8, 13, 21, 34};
    /** Weight of all customers in a group's share, as purchase days. */
    private static final double PRIOR = 20;

    private static final double UNKNOWN = 0.2;

    private final long[] days = new long[FROM.length];
    private final long[] left = new long[FROM.length];

    public void add(History history, int horizonDays) {
        for (int i = 0; i < history.dayCount() && history.day(i) + horizonDays <= history.asOfDay(); i++) {
            int group = group(i + 1);
            boolean stayed = i + 1 < history.dayCount() && history.gap(i + 1) <= horizonDays;
            days[group]++;
            left[group] += stayed ? 0 : 1;
        }
    }

    public void plus(NonReturnRates other) {
        for (int group = 0; group < FROM.length; group++) {
            days[group] += other.days[group];
            left[group] += other.left[group];
        }
    }

    /** Share of purchase days that were the last for a horizon or longer, among customers with as many purchase days; 0 to 1. */
    public double share(int purchaseDays) {
        int group = group(purchaseDays);
        double all = share(sum(left), sum(days), UNKNOWN);
        return share(left[group], days[group], all);
    }

    private static double share(long left, long days, double prior) {
        return (left + PRIOR * prior) / (days + PRIOR);
    }

    private static long sum(long[] counts) {
        return java.util.Arrays.stream(counts).sum();
    }

    private static int group(int purchaseDays) {
        int group = 0;
        while (group + 1 < FROM.length && purchaseDays >= FROM[group + 1]) {
            group++;
        }
        return group;
    }
}
