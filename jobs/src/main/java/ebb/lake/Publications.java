package ebb.lake;

import ebb.schema.Column;
import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import ebb.star.StarRules;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/** Publishes all tables of a run in one commit, and reads the tables as the last publication left them. */
public final class Publications {
    /** Tables that belong to a publication: all but those that record runs and publications themselves. */
    public static final List<Table> PUBLISHED = TableCatalogue.ALL.stream()
            .filter(table -> !TableCatalogue.RECORDS.contains(table))
            .toList();

    private final Lake lake;
    private final Optional<Star> star;

    /** For reading, and for publishing without a star for BI. */
    public Publications(Lake lake) {
        this.lake = lake;
        this.star = Optional.empty();
    }

    /** For publishing with the star for BI. */
    public Publications(Lake lake, StarRules rules) {
        this.lake = lake;
        this.star = Optional.of(new Star(lake, rules));
    }

    /**
     * What is published.
     *
     * @param number counted from 1
     * @param runId run that published
     * @param asOf as-of date of that run; empty where nothing was scored
     * @param versions Delta version of each table, by name
     */
    public record Publication(long number, String runId, Optional<LocalDate> asOf, Map<String, Long> versions) {}

    /** The publication in force; empty before the first. */
    public Optional<Publication> latest() {
        if (!lake.has(TableVersionsTable.TABLE)) {
            return Optional.empty();
        }
        List<Row> rows = lake.read(TableVersionsTable.TABLE).collectAsList();
        long number = rows.stream()
                .mapToLong(row -> row.<Long>getAs(TableVersionsTable.PUBLICATION))
                .max()
                .orElse(0);
        return of(number, rows);
    }

    private static Optional<Publication> of(long number, List<Row> rows) {
        List<Row> last = rows.stream()
                .filter(row -> row.<Long>getAs(TableVersionsTable.PUBLICATION) == number)
                .toList();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> versions = new TreeMap<>();
        last.forEach(
                row -> versions.put(row.getAs(TableVersionsTable.TABLE_NAME), row.getAs(TableVersionsTable.VERSION)));
        Row any = last.get(0);
        return Optional.of(new Publication(
                number,
                any.getAs(TableVersionsTable.RUN_ID),
                Optional.ofNullable(any.<Date>getAs(Column.AS_OF)).map(Date::toLocalDate),
                versions));
    }

    /** When the publication was made. */
    public Instant publishedAt(Publication publication) {
        return lake.read(TableVersionsTable.TABLE)
                .where(functions.col(TableVersionsTable.PUBLICATION).equalTo(publication.number()))
                .agg(functions.max(TableVersionsTable.PUBLISHED_AT))
                .first()
                .getTimestamp(0)
                .toInstant();
    }

    /** All publications by number. */
    public List<Publication> all() {
        if (!lake.has(TableVersionsTable.TABLE)) {
            return List.of();
        }
        List<Row> rows = lake.read(TableVersionsTable.TABLE).collectAsList();
        return rows.stream()
                .map(row -> row.<Long>getAs(TableVersionsTable.PUBLICATION))
                .distinct()
                .sorted()
                .flatMap(number -> of(number, rows).stream())
                .toList();
    }

    /** The publication in force, for a reader that can do nothing without one. */
    public Publication require() {
        return latest().orElseThrow(() -> new IllegalStateException("Cannot read what is published: the lake "
                + lake.root() + " has published nothing yet. Run `ebb run` first."));
    }

    /**
     * Publishes the tables as they stand now and answers what is in force then; does nothing where the publication in force says just that.
     *
     * @param versions of the tables; those of the star are made anew
     */
    public Publication publish(String runId, Optional<LocalDate> asOf, Map<String, Long> versions, Instant at) {
        Optional<Publication> before = latest();
        Map<String, Long> made = Star.without(versions);
        if (before.filter(last -> Star.without(last.versions()).equals(made)
                        && last.asOf().equals(asOf)
                        && star.map(writer -> writer.isMadeFor(last)).orElse(true))
                .isPresent()) {
            return before.get();
        }
        Publication next = new Publication(before.map(Publication::number).orElse(0L) + 1, runId, asOf, made);
        boolean isInForce = false;
        try {
            Publication whole = star.map(writer -> writer.write(next, at)).orElse(next);
            new PublicationContents(lake).record(whole, before);
            lake.append(TableVersionsTable.TABLE, lake.rows(TableVersionsTable.TABLE, pointer(whole, at)));
            isInForce = true;
            return whole;
        } finally {
            // Not caught: Delta throws checked exceptions that its methods do not declare.
            if (!isInForce) {
                restoreStar();
            }
        }
    }

    private static List<Row> pointer(Publication publication, Instant at) {
        return publication.versions().entrySet().stream()
                .map(entry -> RowFactory.create(
                        publication.number(),
                        publication.runId(),
                        Timestamp.from(at),
                        publication.asOf().map(Date::valueOf).orElse(null),
                        entry.getKey(),
                        entry.getValue()))
                .toList();
    }

    /** Puts the star for BI back to what is published, where a publication was killed before it was in force; under the lake's lock. */
    public void restoreStar() {
        Star.restore(lake, latest());
    }

    /** Tables whose version is not the published one; the star is not asked for, since it follows from the others. */
    public static Set<String> unpublished(Publication published, Map<String, Long> versions) {
        Map<String, Long> changed = new TreeMap<>(Star.without(versions));
        changed.entrySet()
                .removeIf(entry -> entry.getValue().equals(published.versions().get(entry.getKey())));
        return changed.keySet();
    }

    /** The publication of that number; empty where there is none. */
    public Optional<Publication> numbered(long number) {
        return lake.has(TableVersionsTable.TABLE)
                ? of(number, lake.read(TableVersionsTable.TABLE).collectAsList())
                : Optional.empty();
    }

    /**
     * Publishes again what an earlier publication held, under a number of its own.
     *
     * @throws IllegalStateException where maintain has removed files that it needs
     */
    public void republish(Publication earlier, String runId, Instant at) {
        List<String> broken = TableCatalogue.ALL.stream()
                .filter(table -> Star.without(earlier.versions()).containsKey(table.name()))
                .filter(table -> !lake.files(table).hold(earlier.versions().get(table.name())))
                .map(Table::name)
                .toList();
        if (!broken.isEmpty()) {
            throw new IllegalStateException("Cannot go back to publication " + earlier.number()
                    + ": files that it needs were removed as older than keep-days, of " + broken
                    + ". Choose a later publication, or run again as of that day.");
        }
        publish(runId, earlier.asOf(), earlier.versions(), at);
    }

    /**
     * Puts a table whose rows live from day to day back to what is published, where it differs; does nothing before the first publication, and nothing
     * where maintain has removed the files of that state.
     */
    public void restore(Table table) {
        latest().map(published -> published.versions().get(table.name()))
                .filter(version ->
                        version != lake.version(table) && lake.files(table).hold(version))
                .ifPresent(version -> lake.open(table).restoreToVersion(version));
    }

    /** Lets the publication in force name the present version of one table, whose rows are the published ones. */
    public void publishCurrent(Table table, String runId, Instant at) {
        Publication published = require();
        if (published.versions().containsKey(table.name())) {
            Map<String, Long> versions = new TreeMap<>(published.versions());
            versions.put(table.name(), lake.version(table));
            publish(runId, published.asOf(), versions, at);
        }
    }

    /** A table as the publication left it, all its as-of dates. */
    public Dataset<Row> readAll(Publication publication, Table table) {
        return read(
                new Publication(publication.number(), publication.runId(), Optional.empty(), publication.versions()),
                table);
    }

    /** A table as the publication left it; of a table with as-of dates, the rows of the publication's own. */
    public Dataset<Row> read(Publication publication, Table table) {
        Long version = publication.versions().get(table.name());
        if (version == null) {
            throw new IllegalStateException("Cannot read " + table.name() + ": publication " + publication.number()
                    + " has no such table. Run `ebb run` to publish it.");
        }
        Dataset<Row> rows = lake.readVersion(table, version);
        if (!table.hasAsOf() || publication.asOf().isEmpty()) {
            return rows;
        }
        return rows.where(functions
                .col(Column.AS_OF)
                .equalTo(Date.valueOf(publication.asOf().get())));
    }
}
