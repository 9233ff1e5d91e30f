package ebb.conf;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How lists are written, set in the conf under {@code export}.
 *
 * @param columns in their order; none: as the list has them
 * @param dialect kind of CSV
 */
public record ExportSettings(List<String> columns, Dialect dialect) {

    /** How a file is written: as RFC 4180 has it, or as a spreadsheet of a country with decimal commas opens it, with a byte order mark and semicolons. */
    public enum Dialect {
        @JsonProperty("plain")
        PLAIN,
        @JsonProperty("spreadsheet")
        SPREADSHEET
    }

    public ExportSettings {
        columns = List.copyOf(columns);
    }
}
