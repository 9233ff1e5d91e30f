package ebb.conf;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data contract of an input: what its deliveries must be like. What is null or empty is not expected.
 *
 * @param freshDays days from the input's last day to the day of the run, at most
 * @param gapDays days without a row between two days with rows, at most
 * @param leastRowsPerDay rows of a day that has any, at least; the first day of all and the last of a delivery of several days may be cut off and are left
 *     out
 * @param mostRowsPerDay rows of a day, at most
 * @param nullShares share of the rows (0 to 1) without a value, at most, by column
 * @param values the values that a column may have, by column
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record ExpectSettings(
        Integer freshDays,
        Integer gapDays,
        Long leastRowsPerDay,
        Long mostRowsPerDay,
        Map<String, Double> nullShares,
        Map<String, List<String>> values) {

    public ExpectSettings {
        nullShares = nullShares == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(nullShares));
        values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
        requireCount("fresh-days", freshDays);
        requireCount("gap-days", gapDays);
        requireCount("least-rows-per-day", leastRowsPerDay);
        requireCount("most-rows-per-day", mostRowsPerDay);
        Check.that(
                leastRowsPerDay == null || mostRowsPerDay == null || leastRowsPerDay <= mostRowsPerDay,
                "expect.least-rows-per-day",
                leastRowsPerDay,
                "at most most-rows-per-day, " + mostRowsPerDay);
        nullShares.forEach((column, share) -> Check.that(
                share != null && share >= 0 && share <= 1,
                "expect.null-shares." + column,
                share,
                "a share from 0 to 1"));
        values.forEach((column, allowed) -> Check.that(
                allowed != null && !allowed.isEmpty(),
                "expect.values." + column,
                allowed,
                "a list of values, as [shop, web]"));
    }

    private static void requireCount(String key, Number count) {
        Check.that(count == null || count.longValue() >= 0, "expect." + key, count, "0 or more");
    }

    /** Whether anything is asked of the days that rows fall on. */
    public boolean concernsDays() {
        return freshDays != null || gapDays != null || leastRowsPerDay != null || mostRowsPerDay != null;
    }
}
