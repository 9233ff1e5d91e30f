package ebb.input;

import java.io.Serializable;

/**
 * A customer's part in a campaign on a day.
 *
 * @param isControl held back to compare with: not contacted
 * @param channel as the source names it; null: not given
 * @param offer what was offered; null: nothing, or not given
 * @param outcome what came of it; null: not given
 * @param reason why the customer stays away, in the customer's words or coded; null: not given
 */
public record CustomerContact(int day, boolean isControl, String channel, String offer, String outcome, String reason)
        implements Serializable {

    /** A contact of which no more is given. */
    public CustomerContact(int day, boolean isControl) {
        this(day, isControl, null, null, null, null);
    }
}
