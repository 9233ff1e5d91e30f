package ebb.conf;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of the rows of a file that was ingested and is not in the delivery any more. */
public enum MissingFileRule {
    /** They stay, and every ingest warns with names and rows. */
    @JsonProperty("warn")
    WARN,
    /** They stay without a word: for folders from which files are archived. */
    @JsonProperty("keep")
    KEEP,
    /** They are removed with the file. */
    @JsonProperty("remove")
    REMOVE,
    /** The delivery is refused. */
    @JsonProperty("stop")
    STOP
}
