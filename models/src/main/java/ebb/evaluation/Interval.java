package ebb.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * A figure with its bootstrap interval; NaN throughout where the figure is not defined.
 *
 * @param value on the data themselves
 * @param low lower end
 * @param high upper end
 */
public record Interval(double value, double low, double high) implements Serializable {

    /** Percentile interval from resampled values, of which undefined ones are left out. */
    static Interval of(double value, double[] resampled, double level) {
        double[] sorted =
                Arrays.stream(resampled).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double tail = (1 - level) / 2;
        return new Interval(value, quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    /**
     * The same moved by as much as the median of the resampled values lies off the value, and not below 0: what a figure that is never negative, and that
     * resampling shifts, would vary by among samples as large as this one.
     */
    Interval centred(double[] resampled) {
        double shift = value - of(value, resampled, 0).low();
        return new Interval(value, Math.max(0, low + shift), Math.max(0, high + shift));
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** In words: {@code .7522 (.7310 to .7731)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", value, low, high);
    }
}
