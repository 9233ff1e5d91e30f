package ebb.action;

import java.io.Serializable;
import java.util.List;

/**
 * How actions are chosen, set in the conf under {@code actions}.
 *
 * @param requireConsent whether marketing needs consent: {@link #WHERE_GIVEN}, {@link #ALWAYS} or {@link #NEVER}
 */
public record ActionSettings(String requireConsent) implements Serializable {
    /** Consent is needed where the customers input has the column. */
    public static final String WHERE_GIVEN = "where-given";

    public static final String ALWAYS = "true";
    public static final String NEVER = "false";

    public ActionSettings {
        List<String> choices = List.of(WHERE_GIVEN, ALWAYS, NEVER);
        if (!choices.contains(requireConsent)) {
            throw new IllegalArgumentException("Cannot use actions.require-consent: " + requireConsent + ". Set one of "
                    + String.join(", ", choices) + ".");
        }
    }
}
