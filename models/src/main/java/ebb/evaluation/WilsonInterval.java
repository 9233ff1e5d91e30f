package ebb.evaluation;

import ebb.customer.NormalQuantiles;

/** The 95 % score interval of a share (E. B. Wilson, 1927): within 0 and 1 also where the count is small. */
public final class WilsonInterval {
    private static final double Z = NormalQuantiles.P975;

    private WilsonInterval() {}

    /**
     * The interval around a share.
     *
     * @param share observed share, 0 to 1
     * @param count of how many, above 0
     */
    public static Interval of(double share, double count) {
        double centre = (share + Z * Z / (2 * count)) / (1 + Z * Z / count);
        double variance = share * (1 - share) / count + Z * Z / (4 * count * count);
        double reach = Z * Math.sqrt(variance) / (1 + Z * Z / count);
        return new Interval(share, Math.max(0, centre - reach), Math.min(1, centre + reach));
    }
}
