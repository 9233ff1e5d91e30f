package ebb.segment;

import java.io.Serializable;
import java.util.Locale;

/** Low, medium or high: of risk by fixed limits, of value by limits found among active customers. */
public enum Band {
    LOW,
    MEDIUM,
    HIGH;

    /** The band that {@code value} falls into; a value on a limit belongs above it. */
    public static Band of(double value, Limits limits) {
        if (value >= limits.highFrom()) {
            return HIGH;
        }
        return value >= limits.mediumFrom() ? MEDIUM : LOW;
    }

    /** As written in the tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The band written as {@code label}; null for null. */
    public static Band named(String label) {
        return label == null ? null : valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Where the medium and the high band begin. */
    public record Limits(double mediumFrom, double highFrom) implements Serializable {}
}
