package ebb.conf;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an input's rows are stored as. */
public enum InputFormat {
    @JsonProperty("csv")
    CSV,
    @JsonProperty("json")
    JSON,
    @JsonProperty("parquet")
    PARQUET,
    @JsonProperty("delta")
    DELTA,
    @JsonProperty("jdbc")
    JDBC
}
