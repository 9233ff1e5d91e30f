package ebb.account;

import java.util.Locale;
import java.util.Optional;

/** How customers moved between two as-of dates, by their standing at both. */
public enum Movement {
    /** Bought for the first time. */
    GAINED,
    /** Active then and now. */
    STAYED,
    /** Had been lost, and buys again. */
    RETURNED,
    /** Was active, and has stayed away since. */
    LOST;

    /** The movement; empty for those who were lost before and still are. */
    public static Optional<Movement> of(String from, String to) {
        boolean wasLost = from.equals(Standing.LOST.label());
        boolean isLost = to.equals(Standing.LOST.label());
        if (from.equals(Standing.NONE.label())) {
            return Optional.of(GAINED);
        }
        if (wasLost) {
            return isLost ? Optional.empty() : Optional.of(RETURNED);
        }
        return Optional.of(isLost ? LOST : STAYED);
    }

    /** As written in the tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
