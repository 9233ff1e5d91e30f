package ebb.input;

import java.io.Serializable;

/**
 * A customer's part in a campaign on a day.
 *
 * @param isControl held back to compare with: not contacted
 * @param channel as the source names it; null: not given
 */
public record CustomerContact(int day, boolean isControl, String channel) implements Serializable {

    /** A contact by a channel that is not given. */
    public CustomerContact(int day, boolean isControl) {
        this(day, isControl, null);
    }
}
