package ebb.life.pattern;

import ebb.life.rhythm.HabitSums;
import java.io.Serializable;
import java.util.List;

/** Pairs of a category that breaks and one that begins, summed over customers: a matrix of fixed size, whatever the number of customers. */
final class PairCounts implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double MILLION = 1e6;

    final List<String> breaks;
    final List<String> begins;
    private final int[] both;
    private final int[] together;
    private final long[] expected;
    private final long[] leadDays;
    private final long[] leadSquares;

    PairCounts(List<String> breaks, List<String> begins) {
        this.breaks = breaks;
        this.begins = begins;
        int size = breaks.size() * begins.size();
        both = new int[size];
        together = new int[size];
        expected = new long[size];
        leadDays = new long[size];
        leadSquares = new long[size];
    }

    private int cell(int broken, int begun) {
        return broken * begins.size() + begun;
    }

    /** Counts a customer with whom the one broke and the other began, at some time or other; {@code chance} that it fell into the window. */
    void addBoth(int broken, int begun, double chance) {
        both[cell(broken, begun)]++;
        expected[cell(broken, begun)] += Math.round(chance * MILLION);
    }

    /** Counts that it did fall into the window. */
    void addTogether(int broken, int begun, int lead) {
        together[cell(broken, begun)]++;
        leadDays[cell(broken, begun)] += lead;
        leadSquares[cell(broken, begun)] += (long) lead * lead;
    }

    PairCounts plus(PairCounts other) {
        for (int cell = 0; cell < both.length; cell++) {
            both[cell] += other.both[cell];
            together[cell] += other.together[cell];
        }
        HabitSums.add(expected, other.expected);
        HabitSums.add(leadDays, other.leadDays);
        HabitSums.add(leadSquares, other.leadSquares);
        return this;
    }

    int both(int broken, int begun) {
        return both[cell(broken, begun)];
    }

    int together(int broken, int begun) {
        return together[cell(broken, begun)];
    }

    double expected(int broken, int begun) {
        return expected[cell(broken, begun)] / MILLION;
    }

    double meanLead(int broken, int begun) {
        return (double) leadDays[cell(broken, begun)] / together(broken, begun);
    }

    double leadDeviation(int broken, int begun) {
        double mean = meanLead(broken, begun);
        double count = together(broken, begun);
        return Math.sqrt(Math.max(0, leadSquares[cell(broken, begun)] / count - mean * mean));
    }
}
