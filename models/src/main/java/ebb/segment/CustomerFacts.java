package ebb.segment;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the rules need to know of one customer on the as-of date; NaN or null where it is not known.
 *
 * @param risk band of the churn probability; null for a customer who is not active
 * @param expectedValue spending in the horizon if the customer stays; null: not known
 * @param contact whether the customer may be contacted
 */
record CustomerFacts(
        String customerId,
        LocalDate asOf,
        boolean active,
        double churnProbability,
        Band risk,
        BigDecimal expectedValue,
        Contact contact,
        Rhythm rhythm) {

    /**
     * What the contact policy says of the customer.
     *
     * @param refusal why the customer may not be contacted; null: may be
     * @param scoreRefusal why nobody is contacted because of the churn score; null: may be
     * @param control in the control group
     */
    record Contact(String refusal, String scoreRefusal, boolean control) {}

    /**
     * How the customer buys.
     *
     * @param recencyDays silence on the as-of date
     * @param frequencyCount purchase days so far
     * @param tenureDays days since the first purchase day
     * @param lastGapDays days between the last two purchase days; NaN after one purchase
     * @param silenceRatio silence over the mean gap; NaN where there is no gap
     * @param yearAmount bought in the last 365 days, in the currency
     */
    record Rhythm(
            double recencyDays,
            double frequencyCount,
            double tenureDays,
            double lastGapDays,
            double silenceRatio,
            double yearAmount) {}
}
