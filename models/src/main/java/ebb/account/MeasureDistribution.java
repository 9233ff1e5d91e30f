package ebb.account;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Empirical distributions of measures among active customers, for percentile ranks. */
public final class MeasureDistribution implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double HUNDRED = 100;
    private static final List<ToDoubleFunction<ScorecardMeasures>> KEPT = List.of(
            ScorecardMeasures::yearAmount,
            ScorecardMeasures::netAmount,
            ScorecardMeasures::tenureDays,
            ScorecardMeasures::breadthCount,
            ScorecardMeasures::frequencyCount,
            ScorecardMeasures::expectedAmount);

    private final double[][] sorted;

    private MeasureDistribution(double[][] sorted) {
        this.sorted = sorted;
    }

    /** From the measures of active customers, in any order. */
    public static MeasureDistribution of(List<ScorecardMeasures> active) {
        return new MeasureDistribution(KEPT.stream()
                .map(kept -> active.stream().mapToDouble(kept).sorted().toArray())
                .toArray(double[][]::new));
    }

    double yearAmount(ScorecardMeasures one) {
        return place(0, one);
    }

    double netAmount(ScorecardMeasures one) {
        return place(1, one);
    }

    /** Percentile rank of the measure among active customers, 0 to 100. */
    public double tenure(ScorecardMeasures one) {
        return place(2, one);
    }

    /** Percentile rank of the measure among active customers, 0 to 100. */
    public double breadth(ScorecardMeasures one) {
        return place(3, one);
    }

    /** Percentile rank of the measure among active customers, 0 to 100. */
    public double frequency(ScorecardMeasures one) {
        return place(4, one);
    }

    /** Percentile rank of the measure among active customers, 0 to 100. */
    double expectedAmount(ScorecardMeasures one) {
        return place(5, one);
    }

    /** Mid-rank percentile: the share of active customers with a lower value plus half of those with an equal one, 0 to 100. */
    private double place(int kept, ScorecardMeasures one) {
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
