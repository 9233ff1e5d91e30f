package ebb.conf;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * From where on what a delivery says is so unlikely that the run warns; shares are from 0 to 1.
 *
 * @param equalRowsShare rows of a file that stand in another file as they are
 * @param oneIdShare rows of a delivery that bear one customer id
 * @param oneRowShare money of a file that is in one row
 * @param matchedShare customers of a further input that the purchases know; fewer warn
 * @param snapshotChangeShare change of rows, money, customers or days of a full export against the export before
 * @param dailyChangeFactor times by which the rows or the money of a day may differ from the delivery before, up or down; more than 1
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record PlausibilitySettings(
        double equalRowsShare,
        double oneIdShare,
        double oneRowShare,
        double matchedShare,
        double snapshotChangeShare,
        double dailyChangeFactor) {

    public PlausibilitySettings {
        requireShare("equal-rows-share", equalRowsShare);
        requireShare("one-id-share", oneIdShare);
        requireShare("one-row-share", oneRowShare);
        requireShare("matched-share", matchedShare);
        requireShare("snapshot-change-share", snapshotChangeShare);
        Check.that(dailyChangeFactor > 1, "plausibility.daily-change-factor", dailyChangeFactor, "a number above 1");
    }

    private static void requireShare(String key, double share) {
        Check.that(share >= 0 && share <= 1, "plausibility." + key, share, "a share from 0 to 1");
    }
}
