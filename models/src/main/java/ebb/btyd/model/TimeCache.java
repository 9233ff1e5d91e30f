package ebb.btyd.model;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Remembers a value for each (x, time), as far as there is room: a newer pair takes the place of an older one. Not for several threads at once.
 */
final class TimeCache {
    private final int[] counts;
    private final double[] times;
    private final double[] values;
    private final int shift;

    /** With room for two to the power of {@code bits}. */
    TimeCache(int bits) {
        counts = new int[1 << bits];
        times = new double[1 << bits];
        values = new double[1 << bits];
        shift = Long.SIZE - bits;
        Arrays.fill(counts, -1);
    }

    /** The value of the pair, worked out where it is not remembered. */
    double get(int x, double time, DoubleUnaryOperator ofTime) {
        int place = place(x, time);
        if (counts[place] != x || times[place] != time) {
            values[place] = ofTime.applyAsDouble(time);
            counts[place] = x;
            times[place] = time;
        }
        return values[place];
    }

    private int place(int x, double time) {
        long hash = Double.doubleToLongBits(time) * 0x9e3779b97f4a7c15L + x * 0x94d049bb133111ebL;
        return (int) (hash >>> shift);
    }
}
