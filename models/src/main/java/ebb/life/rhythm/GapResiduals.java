package ebb.life.rhythm;

import java.io.Serializable;

/** Standardised residuals of log gaps, as a histogram from which quantiles are read. */
final class GapResiduals implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double WIDTH = .02;
    private static final int HALF = 300;

    private final long[] counts = new long[2 * HALF];
    private long total;

    void add(double standard) {
        int bin = (int) Math.floor(standard / WIDTH) + HALF;
        counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
        total++;
    }

    void plus(GapResiduals other) {
        HabitSums.add(counts, other.counts);
        total += other.total;
    }

    /** That of the normal distribution where there are too few to tell. */
    double quantile(double share, double normal) {
        if (total < 100) {
            return normal;
        }
        double wanted = share * total;
        double seen = 0;
        int bin = 0;
        while (bin < counts.length - 1 && seen + counts[bin] < wanted) {
            seen += counts[bin++];
        }
        double within = counts[bin] == 0 ? 0 : (wanted - seen) / counts[bin];
        return (bin - HALF + within) * WIDTH;
    }
}
