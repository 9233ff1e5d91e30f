package ebb.ingest.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.to_date;

import ebb.conf.ExpectSettings;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.Input;
import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.delivery.StagedDelivery;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.SourceRows;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Holds what an input delivers to what the conf expects of it.
 *
 * @param today day of the run
 */
public record DataContract(Input input, ExpectSettings expected, LocalDate today) {
    private static final int SHOWN = 3;
    private static final String DAY = "__ebb_day";

    /**
     * Refuses expectations that the input cannot meet.
     *
     * @throws SettingsException where one is of a column that the input has not, or of days and the input has none
     */
    public void requireApplicable() {
        List<String> columns =
                input.fields().stream().map(field -> field.name()).toList();
        Stream.concat(
                        expected.nullShares().keySet().stream().map(name -> "null-shares." + name),
                        expected.values().keySet().stream().map(name -> "values." + name))
                .filter(key -> !columns.contains(key.substring(key.indexOf('.') + 1)))
                .findFirst()
                .ifPresent(key -> {
                    throw new SettingsException("Cannot use " + key(key) + ": " + input.name()
                            + " has no such column. It has " + String.join(", ", columns) + ".");
                });
        if (expected.concernsDays() && input.datedBy().isEmpty()) {
            throw new SettingsException(
                    "Cannot use inputs." + input.name() + ".expect: rows of " + input.name()
                            + " have no date, so nothing can be expected of days. Leave out fresh-days, gap-days and rows per day.");
        }
    }

    /**
     * What a delivery does not meet.
     *
     * @param staged its rows with their final verdicts
     * @param left the rows of the table that stay
     * @return a sentence each, none where all is as expected
     */
    public List<String> breaches(StagedDelivery staged, Dataset<Row> left) {
        Dataset<Row> accepted = staged.accepted().rows();
        List<String> breaches = new ArrayList<>(fresh(List.of(accepted, left)));
        if (expected.gapDays() != null || expected.leastRowsPerDay() != null || expected.mostRowsPerDay() != null) {
            breaches.addAll(new DaysOfDelivery(rowsByDay(accepted), rowsByDay(left)).breaches(input, expected));
        }
        breaches.addAll(nulls(
                staged.rows().where(col(ValidatedRows.VERDICT).isin(ValidatedRows.ACCEPTED, ValidatedRows.ANONYMOUS))));
        breaches.addAll(values(accepted));
        return breaches;
    }

    /** Whether the rows of {@code tables} reach far enough; the only thing asked of an input of which nothing new came. */
    public List<String> fresh(List<Dataset<Row>> tables) {
        if (expected.freshDays() == null) {
            return List.of();
        }
        Column day = max(to_date(col(input.datedBy().orElseThrow())));
        Optional<LocalDate> last = tables.stream()
                .map(rows -> rows.agg(day).first().<Date>getAs(0))
                .filter(Objects::nonNull)
                .map(Date::toLocalDate)
                .max(LocalDate::compareTo);
        String limit = "; expected are " + expected.freshDays() + " at most (" + key("fresh-days") + ")";
        if (last.isEmpty()) {
            return List.of(input.name() + ": there are no rows, so none is of the last days" + limit);
        }
        long age = today.toEpochDay() - last.get().toEpochDay();
        return age <= expected.freshDays()
                ? List.of()
                : List.of(input.name() + ": the last day with rows is " + last.get() + ", " + age + " days before "
                        + today + limit);
    }

    private NavigableMap<LocalDate, Long> rowsByDay(Dataset<Row> rows) {
        NavigableMap<LocalDate, Long> days = new TreeMap<>();
        rows.groupBy(to_date(col(input.datedBy().orElseThrow())).as(DAY))
                .agg(count(lit(1)))
                .where(col(DAY).isNotNull())
                .collectAsList()
                .forEach(row -> days.put(row.getDate(0).toLocalDate(), row.getLong(1)));
        return days;
    }

    private List<String> nulls(Dataset<Row> rows) {
        List<String> breaches = new ArrayList<>();
        expected.nullShares().forEach((name, most) -> {
            Row counts = rows.agg(count(lit(1)), count(SourceRows.column(name))).first();
            long all = counts.getLong(0);
            double share = all == 0 ? 0 : (double) (all - counts.getLong(1)) / all;
            if (share > most) {
                breaches.add(String.format(
                        Locale.ROOT,
                        "%s: %s has no value in %.1f %% of %,d rows; expected are %.1f %% at most (%s)",
                        input.name(),
                        name,
                        100 * share,
                        all,
                        100 * most,
                        key("null-shares." + name)));
            }
        });
        return breaches;
    }

    private List<String> values(Dataset<Row> accepted) {
        List<String> breaches = new ArrayList<>();
        expected.values().forEach((name, allowed) -> {
            Column text = SourceRows.column(name).cast("string");
            List<Row> others = accepted.where(
                            text.isNotNull().and(org.apache.spark.sql.functions.not(text.isInCollection(allowed))))
                    .groupBy(text.as(DAY))
                    .agg(count(lit(1)).as("rows"))
                    .orderBy(col("rows").desc(), col(DAY))
                    .collectAsList();
            if (!others.isEmpty()) {
                breaches.add(input.name() + ": " + name + " has values that are not expected in "
                        + FileWarnings.number(
                                others.stream().mapToLong(row -> row.getLong(1)).sum()) + " rows: "
                        + others.stream()
                                .limit(SHOWN)
                                .map(row -> "'" + row.getString(0) + "'")
                                .collect(Collectors.joining(", "))
                        + (others.size() > SHOWN ? " and " + (others.size() - SHOWN) + " more" : "") + " ("
                        + key("values." + name) + ")");
            }
        });
        return breaches;
    }

    private String key(String below) {
        return key(input, below);
    }

    static String key(Input input, String below) {
        return "inputs." + input.name() + ".expect." + below;
    }

    /** Refuses deliveries for all that is not as expected. */
    public static void refuse(List<String> breaches) {
        if (!breaches.isEmpty()) {
            throw new DataRefused("Cannot ingest, for the deliveries are not as the settings expect: "
                    + String.join("; ", breaches)
                    + ". Nothing was written. Have the deliveries corrected, or change what is expected.");
        }
    }
}
