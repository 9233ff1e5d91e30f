package ebb.account;

import java.io.Serializable;
import java.util.stream.IntStream;

/** By how many points the probability of a loss rose for each active customer on one date, counted; adding two gives those of both. */
final class LossRises implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int POINTS = 100;

    /** With fewer customers, what is one customer's would pass for the shop's. */
    private static final int FEWEST_CUSTOMERS = 30;

    private final int[] counts = new int[2 * POINTS + 1];

    void add(double rise) {
        if (!Double.isNaN(rise)) {
            counts[POINTS + (int) Math.round(POINTS * rise)]++;
        }
    }

    void plus(LossRises other) {
        for (int points = 0; points < counts.length; points++) {
            counts[points] += other.counts[points];
        }
    }

    /** The median rise to the nearest point; 0 where the median fell, or of fewer than 30 customers. */
    double common() {
        int customers = IntStream.of(counts).sum();
        if (customers < FEWEST_CUSTOMERS) {
            return 0;
        }
        int middle = 0;
        for (int soFar = counts[0]; 2 * soFar < customers; soFar += counts[middle]) {
            middle++;
        }
        return Math.max(0, middle - POINTS) / (double) POINTS;
    }
}
