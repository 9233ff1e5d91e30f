package ebb.evaluation;

import java.io.Serializable;

/**
 * A share of things of which one customer may have several: what happens to one customer is alike, so that many things of few customers tell less than as
 * many customers. The variance is that of a ratio over customers (Cochran 1977, Sampling Techniques, chapter 6).
 *
 * @param customers with one thing or more
 * @param size things
 * @param counted things that have what the share is of
 * @param squares sums over customers of size², counted² and size × counted
 */
public record ClusteredCount(long customers, long size, long counted, Squares squares) implements Serializable {
    public static final ClusteredCount NONE = new ClusteredCount(0, 0, 0, new Squares(0, 0, 0));

    /** Sums over customers. */
    public record Squares(double size, double counted, double product) implements Serializable {
        Squares plus(Squares other) {
            return new Squares(size + other.size, counted + other.counted, product + other.product);
        }
    }

    /** One customer's things; {@link #NONE} where there are none. */
    public static ClusteredCount of(long size, long counted) {
        return size == 0
                ? NONE
                : new ClusteredCount(
                        1,
                        size,
                        counted,
                        new Squares((double) size * size, (double) counted * counted, (double) size * counted));
    }

    public ClusteredCount plus(ClusteredCount other) {
        return new ClusteredCount(
                customers + other.customers, size + other.size, counted + other.counted, squares.plus(other.squares));
    }

    /** The share, 0 to 1; NaN of none. */
    public double share() {
        return (double) counted / size;
    }

    /** Independent things that would tell the share as well; never more than there are. */
    public double effectiveSize() {
        double share = share();
        double deviations = squares.counted() - 2 * share * squares.product() + share * share * squares.size();
        double variance = deviations / size / size * customers / Math.max(1, customers - 1);
        double independent = share * (1 - share) / variance;
        return Double.isFinite(independent) ? Math.min((double) size, independent) : (double) size;
    }

    /** The share with its 95 % score interval; NaN of none. */
    public Interval interval() {
        return size == 0
                ? new Interval(Double.NaN, Double.NaN, Double.NaN)
                : WilsonInterval.of(share(), effectiveSize());
    }

    /** As a stratum whose share is as well known. */
    public StratifiedShare.Count asStratum() {
        return size == 0
                ? StratifiedShare.Count.NONE
                : new StratifiedShare.Count(effectiveSize(), effectiveSize() * share());
    }
}
