package ebb.churn.survival;

import ebb.churn.linear.LinearScorer;
import ebb.customer.LogOdds;
import java.io.Serializable;
import java.util.List;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * A discrete-time hazard model (Allison 1982): for each interval the log-odds that a customer who has not bought before it does not buy in it either.
 * Their product over the intervals is the probability of no purchase, which only falls with time.
 *
 * <p>The curve is made to go through the published probability at the published horizon: all log-odds of a customer are moved by the same amount, so that
 * the published score decides the level and the intervals decide the shape.
 *
 * @param horizonDays horizon of the published score; one of the intervals ends there
 * @param intervals in their order
 */
public record SurvivalCurve(int horizonDays, List<TimeInterval> intervals) implements Serializable {
    /** Upper bound of the move, in log-odds. */
    private static final double FURTHEST = 30;

    private static final double ACCURACY = 1e-12;
    private static final int MOST_STEPS = 200;

    /**
     * One interval.
     *
     * @param endDays last day after the as-of date
     * @param silence log-odds of no purchase in it, among those without one before
     * @param isGiven whether the curve may be told at its end: it was judged there out of time
     */
    public record TimeInterval(int endDays, LinearScorer silence, boolean isGiven) implements Serializable {}

    public SurvivalCurve {
        if (intervals.stream().noneMatch(interval -> interval.endDays() == horizonDays)) {
            throw new IllegalArgumentException("Cannot make a survival curve: none of " + intervals.size()
                    + " intervals ends at the horizon of " + horizonDays + " days. Let one end there.");
        }
    }

    /**
     * Probability of no purchase up to the end of each interval, in their order, never rising.
     *
     * @param features in the order of the published model's
     * @param published probability of no purchase within the horizon, which is the value there; NaN: all are NaN
     */
    public double[] at(double[] features, double published) {
        double[] logOdds = intervals.stream()
                .mapToDouble(interval -> interval.silence().margin(features))
                .toArray();
        double[] curve = new double[logOdds.length];
        double shift = Double.isNaN(published) ? Double.NaN : shift(logOdds, published);
        double survival = 1;
        for (int i = 0; i < curve.length; i++) {
            survival *= LogOdds.probability(logOdds[i] + shift);
            int end = intervals.get(i).endDays();
            survival = end < horizonDays ? Math.max(survival, published) : end == horizonDays ? published : survival;
            curve[i] = survival;
        }
        return curve;
    }

    /** What to add to all log-odds so that the product up to the horizon, which only rises with it, is {@code published}. */
    private double shift(double[] logOdds, double published) {
        double target = Math.log(published);
        if (logSurvival(logOdds, -FURTHEST) >= target) {
            return -FURTHEST;
        }
        if (logSurvival(logOdds, FURTHEST) <= target) {
            return FURTHEST;
        }
        return new BrentSolver(ACCURACY)
                .solve(MOST_STEPS, shift -> logSurvival(logOdds, shift) - target, -FURTHEST, FURTHEST);
    }

    private double logSurvival(double[] logOdds, double shift) {
        double sum = 0;
        for (int i = 0; i < logOdds.length && intervals.get(i).endDays() <= horizonDays; i++) {
            sum += Math.log(LogOdds.probability(logOdds[i] + shift));
        }
        return sum;
    }

    /** Place of the interval that ends {@code endDays} days after the as-of date; -1 where there is none. */
    public int place(int endDays) {
        for (int i = 0; i < intervals.size(); i++) {
            if (intervals.get(i).endDays() == endDays) {
                return i;
            }
        }
        return -1;
    }

    /** The same curve, given only at the ends that {@code horizons} names. */
    public SurvivalCurve givenAt(List<Integer> horizons) {
        return new SurvivalCurve(
                horizonDays,
                intervals.stream()
                        .map(interval -> new TimeInterval(
                                interval.endDays(), interval.silence(), horizons.contains(interval.endDays())))
                        .toList());
    }
}
