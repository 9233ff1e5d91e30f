package ebb.conf;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the lines on standard error are written. */
public enum LogFormat {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("json")
    JSON
}
