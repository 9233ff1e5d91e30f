package ebb.feature;

import java.io.Serializable;

/**
 * One feature as the catalogue and the data dictionary know it.
 *
 * @param name column name; ends in its unit where it has one
 * @param unit {@code days}, {@code count}, {@code share}, {@code amount}, {@code ratio}, {@code probability}, ...
 * @param range values it can take, in words: {@code 0 and up}, {@code 0 to 1}
 * @param meaning what it says about the customer, in one sentence
 * @param whenNull why it is null; {@code never} where it cannot be
 */
public record Feature(String name, String unit, String range, String meaning, String whenNull) implements Serializable {
    static final String NOT_OBSERVED = "the data begin after that window does";
    private static final String NEVER = "never";

    static Feature required(String name, String unit, String range, String meaning) {
        return new Feature(name, unit, range, meaning, NEVER);
    }

    public boolean isNullable() {
        return !whenNull.equals(NEVER);
    }
}
