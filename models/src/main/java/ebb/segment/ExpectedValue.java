package ebb.segment;

import ebb.customer.CalendarDays;
import ebb.customer.Money;
import java.math.BigDecimal;

/** What a customer is expected to spend where there is no purchase model, and what of the expected spending is at risk. */
public final class ExpectedValue {
    private ExpectedValue() {}

    /**
     * Spending in the horizon at last year's pace, in the currency; null where the year's amount is not known.
     *
     * <p>A customer with us for less than a year is paced over the days with us, but over the horizon at least: a first basket is not a pace.
     *
     * @param yearAmount bought in the last 365 days, in the currency
     * @param tenureDays days since the first purchase day
     */
    public static BigDecimal ifStaying(double yearAmount, double tenureDays, int horizonDays) {
        if (Double.isNaN(yearAmount) || Double.isNaN(tenureDays)) {
            return null;
        }
        double days = Math.min(CalendarDays.YEAR, Math.max(tenureDays + 1, horizonDays));
        return Money.ofAmount(yearAmount * horizonDays / days);
    }

    /** Churn probability times expected value; null where either is not known. */
    public static BigDecimal atRisk(double churnProbability, BigDecimal expectedValue) {
        if (expectedValue == null || Double.isNaN(churnProbability)) {
            return null;
        }
        return Money.ofAmount(churnProbability * expectedValue.doubleValue());
    }
}
