package ebb.btyd.spend;

import java.io.Serializable;

/**
 * Horizon, value period and discount rate of lifetime predictions.
 *
 * @param horizonDays outcome window that expected purchases and P(no purchase) are for
 * @param valueDays days ahead that residual lifetime value counts
 * @param discountRate yearly rate at which value to come is discounted: 0.1 for 10 %
 */
public record LifetimeTerms(int horizonDays, int valueDays, double discountRate) implements Serializable {
    /** Upper bound of the predicted next purchase: five years. */
    public static final double FORESEEN_DAYS = 1825;
    /** Yearly rate at which value to come is discounted: 10 %, as usual where the business names none. */
    public static final double DISCOUNT_RATE = 0.1;

    public LifetimeTerms {
        if (horizonDays < 1 || valueDays < 1 || !(discountRate >= 0)) {
            throw new IllegalArgumentException("Cannot look ahead " + horizonDays + " days, for value " + valueDays
                    + " days at a discount rate of " + discountRate
                    + ". Give at least one day each and a rate of 0 or more.");
        }
    }
}
