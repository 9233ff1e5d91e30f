package ebb.report;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a report is about.
 *
 * @param shop name of the business or the lake
 * @param horizonDays length of the outcome window
 * @param currency code of the currency, as in the conf
 * @param minCohort least customers of a group that is shown
 * @param madeAt when the report was made
 * @param version version of Ebb
 * @param staleDays days from the last purchase to the as-of date; 0: the purchases reach it
 * @param gap what is to be said of days in the log on which nobody bought; null: there are none that stand out
 * @param unchecked which wishes of customers are not known, in words; null: none
 */
public record ReportFrame(
        String shop,
        LocalDate asOf,
        int horizonDays,
        String currency,
        int minCohort,
        Instant madeAt,
        String version,
        int staleDays,
        String gap,
        String unchecked) {

    /** Of purchases that reach the as-of date, and customers whose wishes are known. */
    public ReportFrame(
            String shop,
            LocalDate asOf,
            int horizonDays,
            String currency,
            int minCohort,
            Instant madeAt,
            String version) {
        this(shop, asOf, horizonDays, currency, minCohort, madeAt, version, 0, null, null);
    }

    public LocalDate lastPurchaseOn() {
        return asOf.minusDays(staleDays);
    }

    public LocalDate horizonEnd() {
        return asOf.plusDays(horizonDays);
    }

    /** The same on another as-of date. */
    ReportFrame on(LocalDate date) {
        return new ReportFrame(shop, date, horizonDays, currency, minCohort, madeAt, version);
    }
}
