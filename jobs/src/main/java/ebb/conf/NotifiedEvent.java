package ebb.conf;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What others may be told of at once. */
public enum NotifiedEvent {
    /** Readers see another state. */
    @JsonProperty("publication")
    PUBLICATION,
    /** A command ended early, and not by a gate. */
    @JsonProperty("failure")
    FAILURE,
    /** A gate refused data or a model. */
    @JsonProperty("refusal")
    REFUSAL;

    /** As it stands in the settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
