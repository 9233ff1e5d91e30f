package ebb.lake;

import ebb.ledger.PackedLedger;
import ebb.schema.LedgerTable;
import ebb.schema.Table;
import io.delta.tables.DeltaTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The Delta tables under one root: every write replaces what it stands for, so that a job run twice changes nothing. */
public final class Lake {
    private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");

    private final SparkSession spark;
    private final LakePath root;
    private final TableAccess access;

    public Lake(SparkSession spark, LakePath root) {
        this(spark, root, TableAccess.ALL);
    }

    private Lake(SparkSession spark, LakePath root, TableAccess access) {
        this.spark = spark;
        this.root = root;
        this.access = access;
    }

    /**
     * The same lake as a job gets it: a table that the job does not declare is refused, so that the versions in the run ledger are those of all that
     * was read.
     */
    public Lake forJob(String job, List<Table> reads, List<Table> writes) {
        return new Lake(spark, root, new TableAccess(job, reads, writes));
    }

    /** Refuses a table that the job that holds this lake does not declare to read; for what was read before and is shared between jobs. */
    public void requireReadable(Table table) {
        access.requireReadable(table);
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
        return folder(table).location();
    }

    public LakePath folder(Table table) {
        access.requireDeclared(table);
        return onDisk().table(table);
    }

    public LakeFolder onDisk() {
        return new LakeFolder(root, configuration());
    }

    public boolean has(Table table) {
        return version(table) >= 0;
    }

    /** Creates the table from its schema, so that NOT NULL and comments reach Delta; does nothing where it stands already. */
    public DeltaTable open(Table table) {
        TableTransaction transaction = begin(table);
        if (transaction.isOfNewTable()) {
            transaction.add(List.of(), Optional.empty());
        }
        return DeltaTable.forPath(spark, path(table));
    }

    /** A commit to the table, which creates it where there is none. */
    TableTransaction begin(Table table) {
        access.requireWritable(table);
        if (has(table)) {
            definition(table).bringUp();
        }
        return TableTransaction.begin(spark, definition(table));
    }

    private TableDefinition definition(Table table) {
        return new TableDefinition(spark, table, path(table));
    }

    public Dataset<Row> read(Table table) {
        access.requireReadable(table);
        requireExists(table);
        return DeltaFiles.read(spark, path(table));
    }

    /** The data files of a table by what its commits say, and not the checksum of the newest; for those who check the one by the other. */
    public List<LoggedFile> loggedFiles(Table table) {
        access.requireReadable(table);
        requireExists(table);
        return DeltaFiles.logged(spark, path(table));
    }

    /** The rows of a table that may never have been written; null where it was not. */
    public Dataset<Row> readIfThere(Table table) {
        access.requireReadable(table);
        return has(table) ? read(table) : null;
    }

    public Dataset<Row> read(Table table, LocalDate asOf) {
        return read(table).where(functions.col(ebb.schema.Column.AS_OF).equalTo(java.sql.Date.valueOf(asOf)));
    }

    public Dataset<Row> readVersion(Table table, long version) {
        access.requireReadable(table);
        return LakeFormat.byNamesOfNow(DeltaFiles.readVersion(spark, path(table), version));
    }

    /**
     * Writes the table anew with the columns that this version gives it, in one commit: renamed ones by their name of now, new ones null, or 0 or false
     * where null is not allowed.
     *
     * @param note for the commit
     */
    public void rewrite(Table table, String note) {
        access.requireWritable(table);
        definition(table).rewrite(note);
    }

    /**
     * Removes rows in one commit.
     *
     * @param condition which ones, in Spark's SQL
     * @param note for the commit
     * @return how many
     */
    public long delete(Table table, String condition, String note) {
        access.requireWritable(table);
        return writer(table).delete(condition, note);
    }

    /** Note of the newest commit; empty where it has none. */
    public Optional<String> lastNote(Table table) {
        return Optional.ofNullable(DeltaTable.forPath(spark, path(table))
                .history(1)
                .select("userMetadata")
                .first()
                .getString(0));
    }

    /** The files of a table, to be put together or removed. */
    public TableFiles files(Table table) {
        access.requireWritable(table);
        return new TableFiles(this, table);
    }

    /** Current Delta version of the table, read off the names of its log; -1 where it does not exist. */
    public long version(Table table) {
        return commits(table).max().orElse(-1);
    }

    /** Versions whose commits are still in the table's log; none where there is no table. */
    private LongStream commits(Table table) {
        return folder(table).resolve("_delta_log").list(configuration()).stream()
                .filter(name -> COMMIT.matcher(name).matches())
                .mapToLong(name -> Long.parseLong(name.substring(0, 20)));
    }

    /** Identity that Delta gave the table when it was created. */
    public String id(Table table) {
        return DeltaTable.forPath(spark, path(table))
                .detail()
                .select("id")
                .first()
                .getString(0);
    }

    /** Bytes of the files of those of {@code tables} that exist, old versions included. */
    public long bytes(List<Table> tables) {
        return tables.stream()
                .mapToLong(table -> folder(table).bytes(configuration()))
                .sum();
    }

    /** The ledger, which keeps its changes beside it; created where there is none. */
    public LedgerStore ledger() {
        requireReadable(LedgerTable.TABLE);
        open(LedgerTable.TABLE);
        return new LedgerStore(spark, path(LedgerTable.TABLE));
    }

    /** The customers of the ledger, for reading only. */
    public PackedLedger packedLedger() {
        requireReadable(LedgerTable.TABLE);
        requireExists(LedgerTable.TABLE);
        return new LedgerStore(spark, path(LedgerTable.TABLE)).readPacked();
    }

    /** Whether every commit after {@code version} is still in the table's log, so that its changes can be read. */
    public boolean hasChangesSince(Table table, long version) {
        return commits(table).anyMatch(commit -> commit == version);
    }

    /** Rows that came and went from {@code firstVersion} on, as Delta's change data feed gives them. */
    public Dataset<Row> changes(Table table, long firstVersion) {
        access.requireReadable(table);
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

    /**
     * What a write put into its table.
     *
     * @param rows how many
     * @param figures aggregates of the rows, by name, taken while they were written
     */
    public record Written(long rows, Map<String, Object> figures) {
        public long count(String figure) {
            return ((Number) figures.get(figure)).longValue();
        }
    }

    /**
     * Replaces the rows of one as-of date; refuses an empty replacement, which leaves the day as it was.
     *
     * @param figures named aggregates to take of the rows on their way: asking the table afterwards costs as much as writing it
     */
    public Written replaceAsOf(Table table, LocalDate asOf, Dataset<Row> rows, Column... figures) {
        boolean isFirst = folder(table)
                .resolve(ebb.schema.Column.AS_OF + "=" + asOf)
                .list(configuration())
                .isEmpty();
        return writer(table).replaceAsOf(asOf, isFirst, rows, figures);
    }

    /** Replaces the rows of one as-of date by a few of the driver's; refuses none. */
    public void replaceAsOf(Table table, LocalDate asOf, List<Row> rows) {
        replaceAsOf(table, asOf, rows(table, rows));
    }

    /** Puts {@code rows}, or none, in place of those that meet {@code condition}, in one commit; all of {@code rows} must meet it. */
    public Written replaceWhere(Table table, String condition, Dataset<Row> rows, Column... figures) {
        return writer(table).replaceWhere(condition, rows, figures);
    }

    /** Puts {@code rows}, or none where the day has none, in place of those of one as-of date; all of them must be of it. */
    public Written replaceDay(Table table, LocalDate asOf, Dataset<Row> rows, Column... figures) {
        return replaceWhere(table, ebb.schema.Column.AS_OF + " = '" + asOf + "'", rows, figures);
    }

    /** A few rows of the driver's, in one partition: as many files as there is anything to write. */
    public Dataset<Row> rows(Table table, List<Row> rows) {
        return spark.createDataFrame(rows, table.schema()).coalesce(1);
    }

    /** Adds rows with a note in the commit. */
    public void append(Table table, Dataset<Row> rows, String note) {
        writer(table).append(rows, note);
    }

    /** Adds rows; for the tables that record what happened. */
    public void append(Table table, Dataset<Row> rows) {
        writer(table).append(rows);
    }

    /**
     * Writes rows as files of the table that nobody sees before they are committed.
     *
     * @param rows the table's columns; one that may be null and is left out is null in every row, and takes no room
     */
    public StagedRows stage(Table table, Dataset<Row> rows) {
        TableColumns.of(table).requireNeeded(rows);
        return StagedRows.write(this, table, rows);
    }

    /**
     * Updates the rows that have the key of one of {@code rows}, adds the others, and takes out those that {@code gone} says; one commit, and only what
     * changed is in the change feed. Creates the table where there is none.
     */
    public void merge(Table table, Dataset<Row> rows, Column gone) {
        writer(table).merge(rows, gone);
    }

    private TableWriter writer(Table table) {
        return new TableWriter(spark, table, path(table), begin(table));
    }

    private void requireExists(Table table) {
        if (!has(table)) {
            throw new IllegalStateException("Cannot read " + table.name() + ": the lake " + root
                    + " has no such table yet. Run the jobs before this one, or `ebb run`.");
        }
    }
}
