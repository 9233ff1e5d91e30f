package ebb.life.rhythm;

import ebb.feature.GapPrior;
import java.io.Serializable;

/** How the gaps of a category are spread over all customers, how a larger purchase stretches them, and how the season does. */
public final class CategoryTiming implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Customers that count as much as all categories together. */
    private static final double POOLED_CUSTOMERS = 10;
    /** Spread of log units, squared, that counts against a stretch; keeps a category of single units from one. */
    private static final double POOLED_UNITS = 5;
    /** Gaps of a month that count as much as no season. */
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
