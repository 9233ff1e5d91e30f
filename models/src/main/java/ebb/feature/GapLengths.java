package ebb.feature;

import ebb.ledger.History;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** How many gaps of each length there were: what a horizon is proposed from. Gaps still open are not among them. */
public final class GapLengths implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Longer gaps are counted as this long. */
    private static final int LONGEST_DAYS = 1096;

    private final long[] counts = new long[LONGEST_DAYS + 1];
    /** Found when first asked for, since every customer asks; empty where there is no gap. */
    private transient List<Integer> median;

    void add(History history) {
        median = null;
        for (int i = 1; i < history.dayCount(); i++) {
            counts[Math.min(LONGEST_DAYS, history.gap(i))]++;
        }
    }

    void plus(GapLengths other) {
        median = null;
        for (int days = 0; days < counts.length; days++) {
            counts[days] += other.counts[days];
        }
    }

    /** Share of the gaps that are no longer than {@code days}; NaN where there is no gap. */
    public double shareWithin(int days) {
        long within = 0;
        long all = 0;
        for (int length = 0; length < counts.length; length++) {
            within += length <= days ? counts[length] : 0;
            all += counts[length];
        }
        return (double) within / all;
    }

    /** Days that half of the gaps do not exceed; empty where there is no gap. */
    public OptionalInt medianDays() {
        if (median == null) {
            median = findMedian();
        }
        return median.isEmpty() ? OptionalInt.empty() : OptionalInt.of(median.get(0));
    }

    private List<Integer> findMedian() {
        long all = Arrays.stream(counts).sum();
        long within = 0;
        for (int days = 0; days < counts.length; days++) {
            within += counts[days];
            if (within > 0 && 2 * within >= all) {
                return List.of(days);
            }
        }
        return List.of();
    }

    /** The fewest days that at least {@code share} of the gaps do not exceed. */
    public int daysCovering(double share) {
        int days = 1;
        while (days < LONGEST_DAYS && shareWithin(days) < share) {
            days++;
        }
        return days;
    }
}
