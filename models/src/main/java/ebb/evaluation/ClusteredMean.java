package ebb.evaluation;

import java.io.Serializable;

/**
 * A weighted mean of things between 0 and 1 of which one customer may have several. The variance is that of a ratio over customers drawn with unequal weights
 * (Cochran 1977, Sampling Techniques, chapter 6; the population is taken to be large against the sample).
 *
 * @param customers with one thing or more
 * @param size things, each as often as it weighs
 * @param total sum of the things, likewise
 * @param squares sums over customers of size², total² and size × total
 */
public record ClusteredMean(long customers, double size, double total, ClusteredCount.Squares squares)
        implements Serializable {
    public static final ClusteredMean NONE = new ClusteredMean(0, 0, 0, new ClusteredCount.Squares(0, 0, 0));

    /** One customer's things, unweighted; {@link #NONE} where there are none. */
    public static ClusteredMean of(long size, double total) {
        return size == 0
                ? NONE
                : new ClusteredMean(
                        1, size, total, new ClusteredCount.Squares((double) size * size, total * total, size * total));
    }

    public ClusteredMean plus(ClusteredMean other) {
        return new ClusteredMean(
                customers + other.customers, size + other.size, total + other.total, squares.plus(other.squares));
    }

    /** The same where each customer stands for {@code weight}. */
    public ClusteredMean times(double weight) {
        double square = weight * weight;
        return new ClusteredMean(
                customers,
                weight * size,
                weight * total,
                new ClusteredCount.Squares(
                        square * squares.size(), square * squares.counted(), square * squares.product()));
    }

    /** The mean; NaN of none. */
    public double mean() {
        return total / size;
    }

    /** Variance of the mean; NaN of fewer than two customers. */
    public double variance() {
        double mean = mean();
        double deviations = squares.counted() - 2 * mean * squares.product() + mean * mean * squares.size();
        return customers < 2 ? Double.NaN : Math.max(0, deviations) / size / size * customers / (customers - 1);
    }

    /**
     * The mean with its 95 % interval: the score interval of a share that would be as well known, which lies within 0 and 1 too; where all things are equal,
     * of a share of as many customers as the weights leave (Kish 1965). NaN of none.
     */
    public Interval interval() {
        if (size == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = Math.min(1, Math.max(0, mean()));
        double independent = mean * (1 - mean) / variance();
        return WilsonInterval.of(
                mean, Double.isFinite(independent) && independent > 0 ? independent : size * size / squares.size());
    }
}
