package ebb.conf;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import ebb.ledger.LastCompleteDay;

/**
 * Which day is the as-of date where none is given, and when its state is too different to be published unasked.
 *
 * @param strayGapDays days without rows before a few last rows that makes those strays
 * @param completeDayShare share of the usual rows of its weekday below which the last day is incomplete; 0: never
 * @param mostChangedShare share of customers whose lifecycle may change from one publication to the next; 1: all
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record AsOfSettings(int strayGapDays, double completeDayShare, double mostChangedShare) {

    public AsOfSettings {
        Check.that(strayGapDays >= 1, "as-of.stray-gap-days", strayGapDays, "1 day or more");
        requireShare("complete-day-share", completeDayShare);
        requireShare("most-changed-share", mostChangedShare);
    }

    /** The same as the search for the last complete day takes it. */
    public LastCompleteDay.Terms lastDay() {
        return new LastCompleteDay.Terms(strayGapDays, completeDayShare);
    }

    private static void requireShare(String key, double share) {
        Check.that(share >= 0 && share <= 1, "as-of." + key, share, "a share from 0 to 1");
    }
}
