package ebb.conf;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * When a delivery is too broken to use, as shares (0 to 1) of the rows read.
 *
 * @param rejectedWarnShare rejected rows above which the run warns
 * @param rejectedStopShare rejected rows above which nothing of the delivery is written
 * @param moneyStopShare money of rejected rows, read as well as they can be, of all money above which nothing is written; above
 *     {@code rejectedWarnShare} of it the run warns
 * @param anonymousStopShare rows without a customer above which nothing of the delivery is written
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record GateSettings(
        double rejectedWarnShare, double rejectedStopShare, double moneyStopShare, double anonymousStopShare) {

    public GateSettings {
        requireShare("rejected-warn-share", rejectedWarnShare);
        requireShare("rejected-stop-share", rejectedStopShare);
        requireShare("money-stop-share", moneyStopShare);
        requireShare("anonymous-stop-share", anonymousStopShare);
        Check.that(
                rejectedWarnShare <= rejectedStopShare,
                "gate.rejected-warn-share",
                rejectedWarnShare,
                "at most rejected-stop-share, " + rejectedStopShare);
    }

    private static void requireShare(String key, double share) {
        Check.that(share >= 0 && share <= 1, "gate." + key, share, "a share from 0 to 1");
    }
}
