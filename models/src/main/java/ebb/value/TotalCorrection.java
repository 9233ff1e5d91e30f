package ebb.value;

import ebb.evaluation.Interval;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * How an expected total is corrected by its own error on past as-of dates, and how far off it may still be.
 *
 * <p>The correction is the mean logarithmic error times k / (k + 1), for k outcome windows that do not overlap: shrunk towards no correction, as the level
 * of the churn score is. The spread is that of the errors that are left when each date is corrected by the others, a horizon or more away, together with
 * one window of {@link #PRIOR_SPREAD}. The interval is stretched, or narrowed, by what past intervals would have needed to hold four in five: the quantile
 * of error over half-width with the finite-sample correction of conformal prediction (Vovk and others 2003), shrunk towards 1 in the logarithm.
 *
 * @param logShift added to the logarithm of the total
 * @param logSpread standard deviation of the logarithmic error after correction
 * @param windows outcome windows that do not overlap, behind both; 0: nothing has matured
 * @param stretch factor of the interval's half-width, above 0; 1: no past interval has been judged, or they held as many as they should
 */
public record TotalCorrection(double logShift, double logSpread, int windows, double stretch) implements Serializable {
    /** One window of this logarithmic spread steadies that of few windows; chosen with the stretch on windows before those that judge, over all sets. */
    static final double PRIOR_SPREAD = 0.1;

    /** Logarithmic spread of a total that has not been tried: about that of seven shops' spend against buy-till-you-die. */
    static final double UNTRIED_SPREAD = 0.25;

    static final TotalCorrection NONE = new TotalCorrection(0, UNTRIED_SPREAD, 0, 1);

    /** Share of outcomes that an interval is to hold. */
    static final double HELD = 0.8;

    /** Past intervals that were far too wide still leave an interval. */
    static final double LEAST_STRETCH = 0.05;

    /** Upper bound of the half-width in the logarithm: after months without any purchase, an interval of more than tenfold either way says no more. */
    private static final double FURTHEST = Math.log(10);

    /** Probability below the upper end of an 80 % interval. */
    private static final double UPPER = 0.9;

    /** Corrections stored before there was a stretch have none. */
    public TotalCorrection {
        stretch = stretch > 0 ? stretch : 1;
    }

    /**
     * A past interval as it would have been without any stretch, and what came.
     *
     * @param day as-of date as days since 1970-01-01
     * @param needed error over half-width, both in the logarithm
     */
    record Tried(int day, double needed) {}

    /** By what had matured, its interval not stretched; {@link #NONE} where nothing had. */
    public static TotalCorrection of(List<MaturedTotal> matured, int horizonDays) {
        List<MaturedTotal> known =
                matured.stream().filter(MaturedTotal::hasError).toList();
        if (known.isEmpty()) {
            return NONE;
        }
        int windows = windows(known, horizonDays);
        double squares = known.stream()
                .mapToDouble(total -> total.logError()
                        - shift(known, horizonDays, other -> Math.abs(other.day() - total.day()) >= horizonDays))
                .map(left -> left * left)
                .average()
                .orElseThrow();
        double variance = (windows * squares + PRIOR_SPREAD * PRIOR_SPREAD) / (windows + 1);
        return new TotalCorrection(shift(known, horizonDays, total -> true), Math.sqrt(variance), windows, 1);
    }

    private static int windows(List<MaturedTotal> known, int horizonDays) {
        return windows(known.get(0).day(), known.get(known.size() - 1).day(), horizonDays);
    }

    private static int windows(int firstDay, int lastDay, int horizonDays) {
        return 1 + (lastDay - firstDay) / horizonDays;
    }

    /** How this correction would have fared with a total that came. */
    Tried tried(MaturedTotal total) {
        return new Tried(total.day(), Math.abs(total.logError() - logShift) / reach());
    }

    /**
     * The same with its interval stretched by how those of the past held.
     *
     * @param past intervals whose outcome is known, ascending by day
     */
    TotalCorrection stretchedBy(List<Tried> past, int horizonDays) {
        if (past.isEmpty()) {
            return this;
        }
        double windows = windows(past.get(0).day(), past.get(past.size() - 1).day(), horizonDays);
        double[] needed = past.stream().mapToDouble(Tried::needed).toArray();
        double held = new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(needed, 100 * Math.min(1, HELD * (1 + 1 / windows)));
        double factor = Math.pow(Math.max(LEAST_STRETCH, held), windows / (windows + 1));
        return new TotalCorrection(logShift, logSpread, this.windows, factor);
    }

    /** The same where more is known to come: {@code logLift} is added to the logarithm of the total. */
    TotalCorrection raised(double logLift) {
        return new TotalCorrection(logShift + logLift, logSpread, windows, stretch);
    }

    private double reach() {
        return Math.min(
                FURTHEST, new TDistribution(windows + 1.0).inverseCumulativeProbability(UPPER) * logSpread * stretch);
    }

    private static double shift(List<MaturedTotal> known, int horizonDays, Predicate<MaturedTotal> wanted) {
        List<MaturedTotal> some = known.stream().filter(wanted).toList();
        OptionalDouble mean = some.stream().mapToDouble(MaturedTotal::logError).average();
        if (mean.isEmpty()) {
            return 0;
        }
        double windows = windows(some, horizonDays);
        return mean.getAsDouble() * windows / (windows + 1);
    }

    /** The corrected total. */
    public double of(double expected) {
        return expected * Math.exp(logShift);
    }

    /** The corrected total with its 80 % interval. */
    public Interval around(double expected) {
        double total = of(expected);
        return new Interval(total, total * Math.exp(-reach()), total * Math.exp(reach()));
    }
}
