package ebb.conf;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How long rows are kept; {@code ebb maintain} removes older ones.
 *
 * @param purchasesYears age in years; null: for ever
 * @param rejectedDays age in days since the ingest of their file; null: for ever
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record RetentionSettings(Integer purchasesYears, Integer rejectedDays) {

    public RetentionSettings {
        Check.that(
                purchasesYears == null || purchasesYears >= 1,
                "retention.purchases-years",
                purchasesYears,
                "1 year or more, or nothing");
        Check.that(
                rejectedDays == null || rejectedDays >= 1,
                "retention.rejected-days",
                rejectedDays,
                "1 day or more, or nothing");
    }
}
