package ebb.input;

import java.io.Serializable;

/**
 * An entry of the list of customers who are not to be contacted.
 *
 * @param reason null: not given
 * @param untilDay last day on which it holds; {@link Invoice#NEVER}: for good
 */
public record Suppression(String reason, int untilDay) implements Serializable {}
