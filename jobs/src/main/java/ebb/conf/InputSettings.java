package ebb.conf;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One input of the conf: where its rows are, how they are stored and what their columns are called.
 *
 * @param path file, folder or glob; a JDBC URL for {@code jdbc}; null: the input is off
 * @param columns column of the table to source column or Spark SQL expression; a column left out is taken from the source column of its name
 * @param options of the format: {@code delimiter}, {@code quote}, {@code escape}, {@code encoding}, {@code null-text}, {@code skip-lines},
 *     {@code fill-down}, {@code sheet} for CSV and Excel workbooks; {@code encoding}, {@code records}, {@code lines} for JSON;
 *     {@code table} or {@code query}, {@code user}, {@code password}, {@code driver} for JDBC
 * @param numberFormat how texts write numbers: a sample such as {@code 1.234,56} or a locale; null: plain
 * @param dateFormat pattern of dates in texts, such as {@code dd.MM.yyyy}; null: as 2011-12-09, with or without a time
 * @param floor earliest day that is believed
 * @param notAfter latest day that is believed; null: the day of the run
 * @param delivery how a new delivery stands to the files before it
 * @param whenGone what becomes of the rows of files that are not delivered any more
 * @param where Spark SQL condition over the source's columns that a row must meet to be taken; null: every row is
 * @param idFormat rules that customer ids are brought into one form by
 * @param anonymousValues customer ids that stand for no customer, such as Guest
 * @param plausibility from where on the run warns
 * @param expect what deliveries must be like; what is not met stops the run
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record InputSettings(
        String path,
        InputFormat format,
        Map<String, String> columns,

        @JsonDeserialize(contentUsing = OptionText.class) Map<String, String> options,

        Duplicates duplicates,
        GateSettings gate,
        String numberFormat,
        String dateFormat,
        LocalDate floor,
        LocalDate notAfter,
        DeliveryMode delivery,
        MissingFileRule whenGone,
        String where,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<IdRule> idFormat,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> anonymousValues,

        PlausibilitySettings plausibility,
        ExpectSettings expect) {

    public InputSettings {
        columns = unmodifiable(columns);
        options = unmodifiable(options);
        Check.that(path == null || !path.isBlank(), "path", path, "a file, folder, glob or JDBC URL, or leave it out");
        require("format", format, "csv, json, parquet, delta or jdbc");
        require("duplicates", duplicates, "none, whole-row, across-files or keys: [column, ...]");
        require("gate", gate, "its four shares");
        Check.that(
                dateFormat == null || isDatePattern(dateFormat),
                "date-format",
                dateFormat,
                "a pattern such as dd.MM.yyyy or dd/MM/yyyy HH:mm");
        require("floor", floor, "the earliest day that is believed");
        Check.that(
                notAfter == null || !notAfter.isBefore(floor),
                "not-after",
                notAfter,
                "a day from the floor on, " + floor);
        require("delivery", delivery, "append, snapshot or replace-period");
        require("when-gone", whenGone, "warn, keep, remove or stop");
        require("plausibility", plausibility, "its six limits");
        require("expect", expect, "its six expectations, each of which may be empty");
        Check.that(where == null || !where.isBlank(), "where", where, "a condition over the source's columns");
        idFormat = idFormat == null ? List.of() : List.copyOf(idFormat);
        anonymousValues = anonymousValues == null ? List.of() : List.copyOf(anonymousValues);
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
                + ", options=" + shown
                + ", duplicates=" + duplicates + ", gate=" + gate + ", numberFormat=" + numberFormat + ", dateFormat="
                + dateFormat + ", floor=" + floor + ", notAfter=" + notAfter + ", delivery=" + delivery + ", whenGone="
                + whenGone + ", where=" + where + ", idFormat=" + idFormat + ", anonymousValues=" + anonymousValues
                + ", plausibility=" + plausibility + ", expect=" + expect + "]";
    }

    private static boolean isDatePattern(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, String> unmodifiable(Map<String, String> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static void require(String key, Object value, String allowed) {
        Check.that(value != null, key, value, allowed);
    }
}
