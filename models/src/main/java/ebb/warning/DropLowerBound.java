package ebb.warning;

import ebb.customer.NormalQuantiles;

/**
 * Lower confidence limit of the drop of a rate, so that few orders do not alarm by chance.
 *
 * <p>The logarithm of the ratio of two counts is taken as normal with variance 1/(now + 1/2) + 1/(base + 1/2) (Woolf 1955, with Haldane's half
 * added). A count of a renewal process varies by its mean times the squared variation of its gaps, so counts are first divided by that dispersion: an
 * even buyer's five orders say more than a fitful one's.
 */
final class DropLowerBound {
    private static final double HALF = 0.5;

    private DropLowerBound() {}

    /**
     * A count over some days.
     *
     * @param count purchase days, or amount in mean purchase days
     */
    record Rate(double count, double days) {}

    /** One-sided lower limit at 90 % of the drop from {@code base} to {@code now}, as a share of the base; 0 where it may be none. */
    static double of(Rate now, Rate base, double dispersion) {
        double nowCount = now.count() / dispersion + HALF;
        double baseCount = base.count() / dispersion + HALF;
        double logRatio = Math.log(nowCount / now.days()) - Math.log(baseCount / base.days());
        double deviation = Math.sqrt(1 / nowCount + 1 / baseCount);
        return Math.max(0, 1 - Math.exp(logRatio + NormalQuantiles.P90 * deviation));
    }
}
