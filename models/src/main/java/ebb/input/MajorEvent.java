package ebb.input;

import java.io.Serializable;

/**
 * Something that hits an account or a whole region.
 *
 * @param day its first day; may lie ahead
 * @param region the region it concerns; null: none, or one customer
 */
public record MajorEvent(int day, String kind, String note, String region) implements Serializable {}
