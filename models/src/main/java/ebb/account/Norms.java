package ebb.account;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How the measures of the living customers are spread, so that one customer's can be placed among them. */
public final class Norms implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double HUNDRED = 100;
    private static final List<ToDoubleFunction<Measures>> KEPT = List.of(
            Measures::yearAmount,
            Measures::netAmount,
            Measures::tenureDays,
            Measures::breadthCount,
            Measures::frequencyCount);

    private final double[][] sorted;

    private Norms(double[][] sorted) {
        this.sorted = sorted;
    }

    /** From the measures of living customers, in any order. */
    public static Norms of(List<Measures> living) {
        return new Norms(KEPT.stream()
                .map(kept -> living.stream().mapToDouble(kept).sorted().toArray())
                .toArray(double[][]::new));
    }

    double yearAmount(Measures one) {
        return place(0, one);
    }

    double netAmount(Measures one) {
        return place(1, one);
    }

    /** Place of the measure among the living customers, 0 to 100. */
    public double tenure(Measures one) {
        return place(2, one);
    }

    /** Place of the measure among the living customers, 0 to 100. */
    public double breadth(Measures one) {
        return place(3, one);
    }

    /** Place of the measure among the living customers, 0 to 100. */
    public double frequency(Measures one) {
        return place(4, one);
    }

    /** Share of the living with less, those with as much counted half; 0 to 100. */
    private double place(int kept, Measures one) {
        double[] all = sorted[kept];
        if (all.length == 0) {
            return HUNDRED / 2;
        }
        double value = KEPT.get(kept).applyAsDouble(one);
        return HUNDRED * (below(all, value, -1) + below(all, value, 0)) / (2.0 * all.length);
    }

    /** How many are less than {@code value}, or with {@code most} 0 no more than it. */
    private static int below(double[] all, double value, int most) {
        int low = 0;
        int high = all.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Double.compare(all[middle], value) <= most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return "Norms of "
                + Arrays.stream(sorted).mapToInt(all -> all.length).max().orElse(0) + " customers";
    }
}
