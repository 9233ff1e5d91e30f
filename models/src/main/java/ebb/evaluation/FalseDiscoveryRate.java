package ebb.evaluation;

import java.util.Arrays;
import java.util.Comparator;

/** Benjamini and Hochberg, Controlling the false discovery rate (1995). */
public final class FalseDiscoveryRate {
    private FalseDiscoveryRate() {}

    /** For each p-value the least rate of false discoveries at which it counts as one. */
    public static double[] qValues(double[] pValues) {
        int count = pValues.length;
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
        double[] qValues = new double[count];
        double least = 1;
        for (int rank = count; rank >= 1; rank--) {
            int i = order[rank - 1];
            least = Math.min(least, pValues[i] * count / rank);
            qValues[i] = least;
        }
        return qValues;
    }
}
