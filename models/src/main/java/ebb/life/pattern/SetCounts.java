package ebb.life.pattern;

import ebb.life.rhythm.HabitSums;
import java.io.Serializable;

/** Sets of categories summed over customers. */
final class SetCounts implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double MILLION = 1e6;

    private final long[] customers;
    private final long[] together;
    private final long[] expected;
    private final long[] leadDays;
    private final long[] leadSquares;

    SetCounts(int sets) {
        customers = new long[sets];
        together = new long[sets];
        expected = new long[sets];
        leadDays = new long[sets];
        leadSquares = new long[sets];
    }

    /** Counts a customer with whom all of a set's changes happened, at some time or other; {@code chance} that all fell into the window. */
    void addCustomer(int set, double chance) {
        customers[set]++;
        expected[set] += Math.round(chance * MILLION);
    }

    /** Counts that all did; {@code lead} to the last of them. */
    void addTogether(int set, int lead) {
        together[set]++;
        leadDays[set] += lead;
        leadSquares[set] += (long) lead * lead;
    }

    SetCounts plus(SetCounts other) {
        HabitSums.add(customers, other.customers);
        HabitSums.add(together, other.together);
        HabitSums.add(expected, other.expected);
        HabitSums.add(leadDays, other.leadDays);
        HabitSums.add(leadSquares, other.leadSquares);
        return this;
    }

    int customers(int set) {
        return (int) customers[set];
    }

    int together(int set) {
        return (int) together[set];
    }

    double expected(int set) {
        return expected[set] / MILLION;
    }

    double meanLead(int set) {
        return (double) leadDays[set] / together[set];
    }

    double leadDeviation(int set) {
        return Math.sqrt(Math.max(0, (double) leadSquares[set] / together[set] - meanLead(set) * meanLead(set)));
    }
}
