package ebb.warning;

import java.io.Serializable;
import java.util.Locale;

/** How many warnings of a rule could be judged in the replay of the past, and how many of them were right. */
public record RuleRecord(long right, long judged) implements Serializable {
    /** Fewer cases than this are no percentage. */
    private static final long LEAST_FOR_SHARE = 20;

    /** Share that was right, 0 to 1; null where the cases are too few. */
    public Double share() {
        return judged < LEAST_FOR_SHARE ? null : Double.valueOf((double) right / judged);
    }

    /** Whether enough cases tell that it was right no more often than a share. */
    boolean isNoBetterThan(Double baseShare) {
        return share() != null && baseShare != null && share() <= baseShare;
    }

    /** As "31 % of 250", or "2 of 3" where the cases are few; null where there is none. */
    public String words() {
        if (judged == 0) {
            return null;
        }
        return judged < LEAST_FOR_SHARE
                ? right + " of " + judged
                : String.format(Locale.ROOT, "%.0f %% of %,d", 100.0 * right / judged, judged);
    }
}
