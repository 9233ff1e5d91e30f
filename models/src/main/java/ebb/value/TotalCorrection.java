package ebb.value;

import ebb.evaluation.Interval;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How an expected total is corrected by its own error on past as-of dates, and how far off it may still be.
 *
 * <p>The correction is the mean logarithmic error times k / (k + 1), for k outcome windows that do not overlap: shrunk towards no correction, as the level
 * of the churn score is. The spread is that of the errors that are left when each date is corrected by the others, a horizon or more away, together with
 * one window of {@link #PRIOR_SPREAD}.
 *
 * @param logShift added to the logarithm of the total
 * @param logSpread standard deviation of the logarithmic error after correction
 * @param windows outcome windows that do not overlap, behind both; 0: nothing has matured
 */
public record TotalCorrection(double logShift, double logSpread, int windows) implements Serializable {
    /** Logarithmic spread of a total that has not been tried: about that of seven shops' spend against buy-till-you-die. */
    static final double PRIOR_SPREAD = 0.25;

    static final TotalCorrection NONE = new TotalCorrection(0, PRIOR_SPREAD, 0);

    /** Probability below the upper end of an 80 % interval. */
    private static final double UPPER = 0.9;

    /** By what had matured; {@link #NONE} where nothing had. */
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
        return new TotalCorrection(shift(known, horizonDays, total -> true), Math.sqrt(variance), windows);
    }

    private static int windows(List<MaturedTotal> known, int horizonDays) {
        return 1 + (known.get(known.size() - 1).day() - known.get(0).day()) / horizonDays;
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
        double reach = new TDistribution(windows + 1.0).inverseCumulativeProbability(UPPER) * logSpread;
        double total = of(expected);
        return new Interval(total, total * Math.exp(-reach), total * Math.exp(reach));
    }
}
