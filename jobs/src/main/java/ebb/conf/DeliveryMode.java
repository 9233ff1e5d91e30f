package ebb.conf;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a new delivery of an input stands to the files that came before it. */
public enum DeliveryMode {
    /** Every file adds its rows. */
    @JsonProperty("append")
    APPEND,
    /** The newest delivery is the whole input: it replaces what earlier ones brought. */
    @JsonProperty("snapshot")
    SNAPSHOT,
    /** A file replaces the rows of earlier files on the days from its first to its last. */
    @JsonProperty("replace-period")
    REPLACE_PERIOD
}
