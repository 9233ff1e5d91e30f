package ebb.drift;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How one figure was spread over the customers of training: tenths, fewer where values repeat, and one bin for null.
 *
 * @param name feature, or the score
 * @param edges upper ends of the bins but the last, ascending and distinct
 * @param counts customers in each bin, those without a value last
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReferenceBins(String name, double[] edges, long[] counts) implements Serializable {
    private static final int TENTHS = 10;

    /** From the values of training, NaN for null. */
    static ReferenceBins of(String name, double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] edges = new double[TENTHS - 1];
        int count = 0;
        for (int tenth = 1; tenth < TENTHS && sorted.length > 0; tenth++) {
            double edge = sorted[(int) ((long) sorted.length * tenth / TENTHS)];
            if ((count == 0 || edge > edges[count - 1]) && edge < sorted[sorted.length - 1]) {
                edges[count++] = edge;
            }
        }
        ReferenceBins empty = new ReferenceBins(name, Arrays.copyOf(edges, count), new long[count + 2]);
        for (double value : values) {
            empty.counts[empty.bin(value)]++;
        }
        return empty;
    }

    /** The bin of a value; values on an edge belong below it. */
    public int bin(double value) {
        if (Double.isNaN(value)) {
            return counts.length - 1;
        }
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at : -at - 1;
    }

    /** The same bins with zero counts. */
    public long[] empty() {
        return new long[counts.length];
    }
}
