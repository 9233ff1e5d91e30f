package ebb.life.rhythm;

import ebb.feature.GapPrior;
import java.io.Serializable;

/** Distribution of the gaps of a category over all customers, with the effects of purchase size and season. */
public final class CategoryTiming implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Prior weight of all categories together, in customers. */
    private static final double POOLED_CUSTOMERS = 10;
    /** Ridge penalty of the effect of purchase size, in squared log units; it keeps the effect at 0 in categories bought by single units. */
    private static final double POOLED_UNITS = 5;
    /** Prior weight of no seasonal effect, in gaps of the month. */
    private static final double POOLED_GAPS = 60;

    public final GapPrior gaps;
    /** 0: a larger purchase changes nothing; 1: twice as much lasts twice as long. */
    final double stockExponent;

    private final double[] monthShift = new double[12];

    private CategoryTiming(GapPrior gaps, double stockExponent) {
        this.gaps = gaps;
        this.stockExponent = stockExponent;
    }

    static CategoryTiming of(TimingSums sums, GapPrior pooled) {
        GapPrior own = GapPrior.from(sums.gaps);
        double stretch = sums.unitsWithGap() / (sums.unitsSquared() + POOLED_UNITS);
        CategoryTiming timing = new CategoryTiming(shrink(own, pooled), Math.max(0, Math.min(1, stretch)));
        for (int month = 0; month < 12; month++) {
            timing.monthShift[month] = sums.monthResidual(month) / (sums.monthGaps(month) + POOLED_GAPS);
        }
        return timing;
    }

    private static GapPrior shrink(GapPrior own, GapPrior pooled) {
        if (!own.isKnown()) {
            return pooled;
        }
        double weight = own.customers() / (own.customers() + POOLED_CUSTOMERS);
        return new GapPrior(
                own.customers(),
                mix(weight, own.mean(), pooled.mean()),
                mix(weight, own.betweenVariance(), pooled.betweenVariance()),
                mix(weight, own.withinVariance(), pooled.withinVariance()));
    }

    private static double mix(double weight, double own, double pooled) {
        return weight * own + (1 - weight) * pooled;
    }

    /** How much longer, in logarithms, gaps are that begin in the month. */
    double monthShift(int month) {
        return monthShift[month];
    }
}
