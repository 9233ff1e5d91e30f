package ebb.conf;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One input of the conf: where its rows are, how they are stored and what their columns are called.
 *
 * @param path file, folder or glob; a JDBC URL for {@code jdbc}; null: the input is off
 * @param columns column of the table to source column or Spark SQL expression; a column left out is taken from the source column of its name
 * @param options of the format: {@code delimiter}, {@code quote}, {@code escape}, {@code encoding}, {@code null-text} for CSV;
 *     {@code table} or {@code query}, {@code user}, {@code password}, {@code driver} for JDBC
 * @param floor earliest day that is believed
 * @param notAfter latest day that is believed; null: the day of the run
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record InputSettings(
        String path,
        InputFormat format,
        Map<String, String> columns,
        Map<String, String> options,
        Duplicates duplicates,
        GateSettings gate,
        LocalDate floor,
        LocalDate notAfter) {
    public InputSettings {
        columns = unmodifiable(columns);
        options = unmodifiable(options);
        Check.that(path == null || !path.isBlank(), "path", path, "a file, folder, glob or JDBC URL, or leave it out");
        require("format", format, "csv, json, parquet, delta or jdbc");
        require("duplicates", duplicates, "none, whole-row or keys: [column, ...]");
        require("gate", gate, "its three shares");
        require("floor", floor, "the earliest day that is believed");
        Check.that(
                notAfter == null || !notAfter.isBefore(floor),
                "not-after",
                notAfter,
                "a day from the floor on, " + floor);
        columns.forEach((column, source) -> Check.that(
                source != null && !source.isBlank(), "columns." + column, source, "a source column or an expression"));
    }

    @JsonIgnore
    public boolean isOn() {
        return path != null;
    }

    /** Whether the option is not to be shown: a password or the like. */
    public static boolean isSecret(String option) {
        return Secrets.isSecret(option);
    }

    @Override
    public String toString() {
        Map<String, String> shown = new LinkedHashMap<>(options);
        shown.replaceAll((option, value) -> isSecret(option) ? "(hidden)" : value);
        return "InputSettings[path=" + Secrets.NONE.hide(path) + ", format=" + format + ", columns=" + columns
                + ", options=" + shown + ", duplicates=" + duplicates + ", gate=" + gate + ", floor=" + floor
                + ", notAfter=" + notAfter + "]";
    }

    private static Map<String, String> unmodifiable(Map<String, String> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static void require(String key, Object value, String allowed) {
        Check.that(value != null, key, value, allowed);
    }
}
