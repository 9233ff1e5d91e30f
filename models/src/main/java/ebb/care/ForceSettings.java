package ebb.care;

import java.io.Serializable;

/**
 * How the forces that retain customers and drive them away are told, set in the conf under {@code forces}.
 *
 * @param enabled whether they are held against who stayed; where not, all of them take part in the advice
 * @param pointValue what a loyalty point is worth, in the currency, 0 or more
 */
public record ForceSettings(boolean enabled, double pointValue) implements Serializable {
    public ForceSettings {
        if (!(pointValue >= 0 && Double.isFinite(pointValue))) {
            throw new IllegalArgumentException(
                    "Cannot use forces.point-value: " + pointValue + ". Set an amount of 0 or more, in the currency.");
        }
    }
}
