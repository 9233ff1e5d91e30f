package ebb.input;

import java.io.Serializable;

/**
 * A customer's part in a campaign on a day.
 *
 * @param isControl held back to compare with: not contacted
 */
public record CustomerContact(int day, boolean isControl) implements Serializable {}
