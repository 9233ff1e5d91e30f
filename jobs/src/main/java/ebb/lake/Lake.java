package ebb.lake;

import ebb.schema.Column;
import ebb.schema.Ledger;
import ebb.schema.Table;
import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The Delta tables under one root: every write replaces what it stands for, so that a job run twice changes nothing. */
public final class Lake {
    /**
     * Properties of every table: the change feed and deletion vectors keep an update as small as the change; statistics on the first columns only,
     * because gathering them on every feature costs more than writing it.
     */
    private static final Map<String, String> PROPERTIES = Map.of(
            "delta.enableChangeDataFeed", "true",
            "delta.enableDeletionVectors", "true",
            "delta.dataSkippingNumIndexedCols", "3");

    private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");

    private final SparkSession spark;
    private final LakePath root;

    public Lake(SparkSession spark, LakePath root) {
        this.spark = spark;
        this.root = root;
    }

    public SparkSession spark() {
        return spark;
    }

    public LakePath root() {
        return root;
    }

    public Configuration configuration() {
        return spark.sparkContext().hadoopConfiguration();
    }

    public String path(Table table) {
        return root.resolve("tables/" + table.name()).toString();
    }

    public boolean has(Table table) {
        return version(table) >= 0;
    }

    /** Creates the table from its schema, so that NOT NULL and comments reach Delta; does nothing where it stands already. */
    public DeltaTable open(Table table) {
        if (has(table)) {
            return DeltaTable.forPath(spark, path(table));
        }
        DeltaTableBuilder builder = DeltaTable.createIfNotExists(spark)
                .location(path(table))
                .comment("A row is " + table.row())
                .addColumns(table.schema())
                .partitionedBy(table.partitions().toArray(String[]::new));
        PROPERTIES.forEach(builder::property);
        return builder.execute();
    }

    public Dataset<Row> read(Table table) {
        requireExists(table);
        return spark.read().format("delta").load(path(table));
    }

    public Dataset<Row> read(Table table, LocalDate asOf) {
        return read(table).where(functions.col(Column.AS_OF).equalTo(java.sql.Date.valueOf(asOf)));
    }

    public Dataset<Row> readVersion(Table table, long version) {
        return spark.read().format("delta").option("versionAsOf", version).load(path(table));
    }

    /** Current Delta version of the table, read off the names of its log; -1 where it does not exist. */
    public long version(Table table) {
        return root.resolve("tables/" + table.name() + "/_delta_log").list(configuration()).stream()
                .filter(name -> COMMIT.matcher(name).matches())
                .mapToLong(name -> Long.parseLong(name.substring(0, 20)))
                .max()
                .orElse(-1);
    }

    /** The ledger, which keeps its changes beside it. */
    public LedgerStore ledger() {
        open(Ledger.TABLE);
        return new LedgerStore(spark, path(Ledger.TABLE));
    }

    /** Whether every commit after {@code version} is still in the table's log, so that its changes can be read. */
    public boolean hasChangesSince(Table table, long version) {
        return root.resolve("tables/" + table.name() + "/_delta_log").list(configuration()).stream()
                .anyMatch(name -> COMMIT.matcher(name).matches() && Long.parseLong(name.substring(0, 20)) == version);
    }

    /** Rows that came and went from {@code firstVersion} on, as Delta's change data feed gives them. */
    public Dataset<Row> changes(Table table, long firstVersion) {
        return spark.read()
                .format("delta")
                .option("readChangeFeed", "true")
                .option("startingVersion", firstVersion)
                .load(path(table));
    }

    /** Versions of those of {@code tables} that exist, by name. */
    public Map<String, Long> versions(List<Table> tables) {
        Map<String, Long> versions = new TreeMap<>();
        for (Table table : tables) {
            long version = version(table);
            if (version >= 0) {
                versions.put(table.name(), version);
            }
        }
        return versions;
    }

    /** Replaces the rows of one as-of date; refuses an empty replacement, which would delete the day. */
    public void replaceAsOf(Table table, LocalDate asOf, Dataset<Row> rows) {
        Dataset<Row> conforming = conform(table, rows);
        if (conforming.isEmpty()) {
            throw new IllegalStateException(
                    "Cannot write " + table.name() + " as of " + asOf
                            + ": there are no rows, and writing none would delete the day. Check the inputs of this as-of date.");
        }
        replaceWhere(table, Column.AS_OF + " = '" + asOf + "'", conforming);
    }

    /** Puts {@code rows} in place of those that meet {@code condition}, in one commit; all of {@code rows} must meet it. */
    public void replaceWhere(Table table, String condition, Dataset<Row> rows) {
        open(table);
        conform(table, rows)
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("replaceWhere", condition)
                .save(path(table));
    }

    /** Replaces the whole table. */
    public void replace(Table table, Dataset<Row> rows) {
        open(table);
        conform(table, rows).write().format("delta").mode(SaveMode.Overwrite).save(path(table));
    }

    /** Adds rows; for the tables that record what happened. */
    public void append(Table table, Dataset<Row> rows) {
        open(table);
        conform(table, rows).write().format("delta").mode(SaveMode.Append).save(path(table));
    }

    /**
     * Updates the rows that have the key of one of {@code rows}, adds the others, and takes out those that {@code gone} says; one commit, and only what
     * changed is in the change feed. Creates the table where there is none.
     */
    public void merge(Table table, Dataset<Row> rows, org.apache.spark.sql.Column gone) {
        String marker = "is_gone";
        Dataset<Row> changes = rows.withColumn(marker, gone);
        org.apache.spark.sql.Column sameKey = table.key().stream()
                .map(key -> functions.col("old." + key).equalTo(functions.col("new." + key)))
                .reduce(org.apache.spark.sql.Column::and)
                .orElseThrow();
        Map<String, org.apache.spark.sql.Column> columns = new TreeMap<>();
        for (String name : table.schema().fieldNames()) {
            columns.put("`" + name + "`", functions.col("new." + name));
        }
        open(table)
                .as("old")
                .merge(changes.as("new"), sameKey)
                .whenMatched(functions.col("new." + marker))
                .delete()
                .whenMatched()
                .update(columns)
                .whenNotMatched(functions.not(functions.col("new." + marker)))
                .insert(columns)
                .execute();
    }

    /** Puts the columns in the table's order; refuses missing and unknown ones together. */
    private static Dataset<Row> conform(Table table, Dataset<Row> rows) {
        Set<String> given = new TreeSet<>(List.of(rows.columns()));
        Set<String> wanted = new TreeSet<>(List.of(table.schema().fieldNames()));
        if (!given.equals(wanted)) {
            List<String> missing = new ArrayList<>(wanted);
            missing.removeAll(given);
            List<String> unknown = new ArrayList<>(given);
            unknown.removeAll(wanted);
            throw new IllegalArgumentException("Cannot write " + table.name() + ": columns missing " + missing
                    + ", columns unknown " + unknown + ". Make the rows match the table's schema.");
        }
        return rows.select(Arrays.stream(table.schema().fieldNames())
                .map(functions::col)
                .toArray(org.apache.spark.sql.Column[]::new));
    }

    private void requireExists(Table table) {
        if (!has(table)) {
            throw new IllegalStateException("Cannot read " + table.name() + ": the lake " + root
                    + " has no such table yet. Run the jobs before this one, or `ebb run`.");
        }
    }
}
