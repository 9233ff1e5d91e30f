package ebb.btyd.model;

import ebb.btyd.model.GroupedSummaries.Columns;
import ebb.ledger.History;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Customers counted by (x, t_x, T), in arrays of primitives: a base of a million customers is counted without an object for each. Counts of parts add
 * up to the count of the whole, in whatever order. The maps of the JDK, Spark and Hipparchus have objects or a single number for a key.
 */
public final class SummaryCounts implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Few, as there may be many counts beside each other: one for each combination of covariates. */
    private static final int FIRST_SLOTS = 16;
    /** Logs of gaps are summed as whole numbers of this, so that the sum does not depend on the order. */
    private static final double LOG_GAP_UNIT = 1e-9;

    private Columns rows = Columns.empty(FIRST_SLOTS / 2);
    /** For each slot of the hash table the row it points at, counted from 1; 0: free. */
    private int[] slots = new int[FIRST_SLOTS];

    private int size;
    private long logGaps;

    /** Counts a customer. */
    public void add(CustomerSummary customer) {
        add(customer.x(), customer.lastAge(), customer.age(), 1);
    }

    /** Counts a customer as known on {@code day}, with the logarithms of the gaps; one who had not bought by then is left out. */
    public void add(History history, int day) {
        if (history.dayCountUntil(day) > 0) {
            add(CustomerSummary.of(history, day));
            addLogGaps(CustomerSummary.logGaps(history, day));
        }
    }

    /** Counts {@code count} customers, or whatever else there is of them. */
    public void add(int x, double lastAge, double age, long count) {
        int slot = slot(x, lastAge, age);
        if (slots[slot] == 0) {
            append(x, lastAge, age, slot);
        }
        rows.weight()[slots[slot] - 1] += count;
        if (2 * size > slots.length) {
            grow();
        }
    }

    /** Adds the sum of the logarithms of gaps, in days, which models of regularity need. */
    public void addLogGaps(double sum) {
        logGaps += Math.round(sum / LOG_GAP_UNIT);
    }

    /** What was counted of customers alike; 0 where there are none. */
    public long count(int x, double lastAge, double age) {
        int slot = slot(x, lastAge, age);
        return slots[slot] == 0 ? 0 : (long) rows.weight()[slots[slot] - 1];
    }

    public SummaryCounts plus(SummaryCounts other) {
        for (int i = 0; i < other.size; i++) {
            add(other.rows.x()[i], other.rows.lastAge()[i], other.rows.age()[i], (long)
                    other.rows.weight()[i]);
        }
        logGaps += other.logGaps;
        return this;
    }

    /** The same counts apart by (x, T), always the same way; the log gaps stay with the first part. */
    public SummaryCounts[] split(int parts) {
        SummaryCounts[] split = new SummaryCounts[parts];
        Arrays.setAll(split, part -> new SummaryCounts());
        for (int i = 0; i < size; i++) {
            int part = (int) Long.remainderUnsigned(hash(rows.x()[i], 0, rows.age()[i]), parts);
            split[part].add(rows.x()[i], rows.lastAge()[i], rows.age()[i], (long) rows.weight()[i]);
        }
        split[0].logGaps = logGaps;
        return split;
    }

    /** The base counted. */
    public GroupedSummaries grouped() {
        return GroupedSummaries.of(rows.first(size)).withLogGaps(logGaps * LOG_GAP_UNIT);
    }

    private int slot(int x, double lastAge, double age) {
        int mask = slots.length - 1;
        int slot = (int) hash(x, lastAge, age) & mask;
        while (slots[slot] != 0 && !isAt(slots[slot] - 1, x, lastAge, age)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int row, int x, double lastAge, double age) {
        return rows.x()[row] == x && rows.lastAge()[row] == lastAge && rows.age()[row] == age;
    }

    private void append(int x, double lastAge, double age, int slot) {
        if (size == rows.x().length) {
            rows = rows.first(2 * size);
        }
        rows.x()[size] = x;
        rows.lastAge()[size] = lastAge;
        rows.age()[size] = age;
        slots[slot] = ++size;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < size; i++) {
            slots[slot(rows.x()[i], rows.lastAge()[i], rows.age()[i])] = i + 1;
        }
    }

    /** Mixed as in SplitMix64 (Steele, Lea, Flood 2014). */
    private static long hash(int x, double lastAge, double age) {
        long z = Double.doubleToLongBits(age) * 31 + Double.doubleToLongBits(lastAge);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L + x;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
