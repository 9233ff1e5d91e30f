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
 */
public record ReportFrame(
        String shop, LocalDate asOf, int horizonDays, String currency, int minCohort, Instant madeAt, String version) {
    public LocalDate horizonEnd() {
        return asOf.plusDays(horizonDays);
    }

    /** The same on another as-of date. */
    ReportFrame on(LocalDate date) {
        return new ReportFrame(shop, date, horizonDays, currency, minCohort, madeAt, version);
    }
}
