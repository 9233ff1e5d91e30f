package ebb.input;

import java.io.Serializable;

/**
 * An entry of a list of customers who are not to be contacted.
 *
 * @param reason null: not given
 * @param untilDay last day on which it holds; {@link Invoice#NEVER}: for good
 */
public record Suppression(String reason, int untilDay) implements Serializable {

    public boolean holdsOn(int day) {
        return day <= untilDay;
    }

    /** The reason as the end of a sentence; empty where none is given. */
    public String because() {
        return reason == null || reason.isBlank() ? "" : ": " + reason.strip();
    }
}
