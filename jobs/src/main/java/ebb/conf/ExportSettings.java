package ebb.conf;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How lists are written, set in the conf under {@code export}.
 *
 * @param columns in their order; none: as the list has them
 * @param dialect kind of CSV
 * @param restDays days in which what was exported for a customer is not exported for the same customer again; 0: from the next day on it is
 */
public record ExportSettings(
        List<String> columns,
        Dialect dialect,
        @JsonProperty("rest-days") int restDays) {

    /** How a file is written: as RFC 4180 has it, or as a spreadsheet of a country with decimal commas opens it, with a byte order mark and semicolons. */
    public enum Dialect {
        @JsonProperty("plain")
        PLAIN,
        @JsonProperty("spreadsheet")
        SPREADSHEET
    }

    public ExportSettings {
        columns = List.copyOf(columns);
        if (restDays < 0) {
            throw new IllegalArgumentException("Cannot use export.rest-days: " + restDays + ". Set 0 days or more.");
        }
    }
}
