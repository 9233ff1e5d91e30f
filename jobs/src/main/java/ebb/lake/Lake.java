package ebb.lake;

import ebb.ledger.PackedLedger;
import ebb.schema.Column;
import ebb.schema.LedgerTable;
import ebb.schema.Table;
import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The Delta tables under one root: every write replaces what it stands for, so that a job run twice changes nothing. */
public final class Lake {
    static final String DELETION_VECTORS = "delta.enableDeletionVectors";

    /**
     * Properties of every table: the change feed keeps the changes of an update; no deletion vectors, which a reader must know (protocol 3) and many do
     * not; statistics on the first columns only, because gathering them on every feature costs more than writing it.
     */
    private static final Map<String, String> PROPERTIES = Map.of(
            "delta.enableChangeDataFeed", "true", DELETION_VECTORS, "false", "delta.dataSkippingNumIndexedCols", "3");

    private static final String ROWS = "written_rows";
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
        access.requireWritable(table);
        if (has(table)) {
            DeltaTable there = DeltaTable.forPath(spark, path(table));
            addNewColumns(table, there);
            return there;
        }
        DeltaTableBuilder builder = DeltaTable.createIfNotExists(spark)
                .location(path(table))
                .comment("A row is " + table.row())
                .addColumns(table.schema())
                .partitionedBy(table.partitions().toArray(String[]::new));
        PROPERTIES.forEach(builder::property);
        return builder.execute();
    }

    /** Columns that this version of Ebb has and the table has not yet are added; rows already there have null in them. */
    private void addNewColumns(Table table, DeltaTable there) {
        Set<String> known = new TreeSet<>(List.of(there.toDF().columns()));
        List<String> added = Arrays.stream(table.schema().fields())
                .filter(field -> !known.contains(field.name()))
                .map(field -> new StructField(field.name(), field.dataType(), true, field.metadata()).toDDL())
                .toList();
        if (!added.isEmpty()) {
            spark.sql("ALTER TABLE delta.`" + path(table) + "` ADD COLUMNS (" + String.join(", ", added) + ")");
        }
    }

    public Dataset<Row> read(Table table) {
        access.requireReadable(table);
        requireExists(table);
        return DeltaFiles.read(spark, path(table));
    }

    /** The same by what the commits say of the files, and not the checksum of the newest; for those who check the one by the other. */
    public Dataset<Row> readByLog(Table table) {
        access.requireReadable(table);
        requireExists(table);
        return spark.read().format("delta").load(path(table));
    }

    /** The rows of a table that may never have been written; null where it was not. */
    public Dataset<Row> readIfThere(Table table) {
        access.requireReadable(table);
        return has(table) ? read(table) : null;
    }

    public Dataset<Row> read(Table table, LocalDate asOf) {
        return read(table).where(functions.col(Column.AS_OF).equalTo(java.sql.Date.valueOf(asOf)));
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
        Dataset<Row> rows = LakeFormat.byNamesOfNow(spark.read().format("delta").load(path(table)));
        List<String> known = List.of(rows.columns());
        org.apache.spark.sql.Column[] columns = Arrays.stream(table.schema().fields())
                .map(field -> known.contains(field.name())
                        ? functions.col(field.name())
                        : unknown(field).cast(field.dataType()).as(field.name()))
                .toArray(org.apache.spark.sql.Column[]::new);
        Dataset<Row> complete = rows.select(columns);
        spark.createDataFrame(complete.javaRDD(), nullableAsFound(table.schema(), complete.schema()))
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .partitionBy(table.partitions().toArray(String[]::new))
                .option("overwriteSchema", "true")
                .option("userMetadata", note)
                .save(path(table));
    }

    private static org.apache.spark.sql.Column unknown(StructField field) {
        if (field.nullable()) {
            return functions.lit(null);
        }
        return field.dataType().equals(DataTypes.BooleanType) ? functions.lit(false) : functions.lit(0);
    }

    /** A column that may hold null in what is there may go on to. */
    private static StructType nullableAsFound(StructType wanted, StructType found) {
        return new StructType(Arrays.stream(wanted.fields())
                .map(field -> new StructField(
                        field.name(),
                        field.dataType(),
                        field.nullable() || found.apply(field.name()).nullable(),
                        field.metadata()))
                .toArray(StructField[]::new));
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
        long rows =
                spark.read().format("delta").load(path(table)).where(condition).count();
        if (rows > 0) {
            String key = "spark.databricks.delta.commitInfo.userMetadata";
            spark.conf().set(key, note);
            try {
                DeltaTable.forPath(spark, path(table)).delete(condition);
            } finally {
                spark.conf().unset(key);
            }
        }
        return rows;
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
    public Written replaceAsOf(Table table, LocalDate asOf, Dataset<Row> rows, org.apache.spark.sql.Column... figures) {
        open(table);
        boolean isFirst = folder(table)
                .resolve(Column.AS_OF + "=" + asOf)
                .list(configuration())
                .isEmpty();
        // An append need not look at what is there, and so costs half.
        Written written = write(
                table,
                onlyOf(table, asOf, conform(table, rows)),
                writer -> isFirst
                        ? writer.mode(SaveMode.Append)
                        : writer.mode(SaveMode.Overwrite).option("partitionOverwriteMode", "dynamic"),
                figures);
        if (written.rows() == 0) {
            throw new IllegalStateException(
                    "Cannot write " + table.name() + " as of " + asOf
                            + ": there are no rows, and none would mean that the day is empty. Check the inputs of this as-of date.");
        }
        return written;
    }

    /** Fails where a row is of another day: it would replace that one. */
    private static Dataset<Row> onlyOf(Table table, LocalDate asOf, Dataset<Row> rows) {
        org.apache.spark.sql.Column day = functions.col(Column.AS_OF);
        org.apache.spark.sql.Column refusal = functions.raise_error(functions.concat(
                functions.lit("Cannot write " + table.name() + " as of " + asOf + ": there are rows of "),
                day.cast("string"),
                functions.lit(". Write each day by itself.")));
        return rows.withColumn(
                Column.AS_OF,
                functions.when(day.equalTo(java.sql.Date.valueOf(asOf)), day).otherwise(refusal.cast("date")));
    }

    private Written write(
            Table table,
            Dataset<Row> rows,
            UnaryOperator<DataFrameWriter<Row>> how,
            org.apache.spark.sql.Column... figures) {
        Observation observation = new Observation();
        how.apply(rows.observe(observation, functions.count(functions.lit(1)).as(ROWS), figures)
                        .write()
                        .format("delta"))
                .save(path(table));
        Map<String, Object> taken = taken(observation);
        return new Written((Long) taken.get(ROWS), taken);
    }

    private static Map<String, Object> taken(Observation observation) {
        try {
            return observation.getAsJava();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a table was written", e);
        }
    }

    /** Replaces the rows of one as-of date by a few of the driver's; refuses none. */
    public void replaceAsOf(Table table, LocalDate asOf, List<Row> rows) {
        replaceAsOf(table, asOf, rows(table, rows));
    }

    /** Puts {@code rows}, or none, in place of those that meet {@code condition}, in one commit; all of {@code rows} must meet it. */
    public Written replaceWhere(
            Table table, String condition, Dataset<Row> rows, org.apache.spark.sql.Column... figures) {
        open(table);
        boolean isNew = version(table) == 0;
        return write(
                table,
                conform(table, rows),
                writer -> isNew
                        ? writer.mode(SaveMode.Append)
                        : writer.mode(SaveMode.Overwrite).option("replaceWhere", condition),
                figures);
    }

    /** Puts {@code rows}, or none where the day has none, in place of those of one as-of date; all of them must be of it. */
    public Written replaceDay(Table table, LocalDate asOf, Dataset<Row> rows, org.apache.spark.sql.Column... figures) {
        return replaceWhere(table, Column.AS_OF + " = '" + asOf + "'", rows, figures);
    }

    /** A few rows of the driver's, in one partition: as many files as there is anything to write. */
    public Dataset<Row> rows(Table table, List<Row> rows) {
        return spark.createDataFrame(rows, table.schema()).coalesce(1);
    }

    /** Replaces the whole table. */
    public void replace(Table table, Dataset<Row> rows) {
        open(table);
        conform(table, rows).write().format("delta").mode(SaveMode.Overwrite).save(path(table));
    }

    /** Adds rows with a note in the commit. */
    public void append(Table table, Dataset<Row> rows, String note) {
        open(table);
        conform(table, rows)
                .write()
                .format("delta")
                .mode(SaveMode.Append)
                .option("userMetadata", note)
                .save(path(table));
    }

    /** Adds rows; for the tables that record what happened. */
    public void append(Table table, Dataset<Row> rows) {
        open(table);
        conform(table, rows).write().format("delta").mode(SaveMode.Append).save(path(table));
    }

    /**
     * Writes rows as files of the table that nobody sees before they are committed.
     *
     * @param rows the table's columns; one that may be null and is left out is null in every row, and takes no room
     */
    public StagedRows stage(Table table, Dataset<Row> rows) {
        List<String> required = Arrays.stream(table.schema().fields())
                .filter(field -> !field.nullable())
                .map(StructField::name)
                .toList();
        requireColumns(table, rows, required);
        return StagedRows.write(this, table, rows);
    }

    /**
     * Updates the rows that have the key of one of {@code rows}, adds the others, and takes out those that {@code gone} says; one commit, and only what
     * changed is in the change feed. Creates the table where there is none.
     */
    public void merge(Table table, Dataset<Row> rows, org.apache.spark.sql.Column gone) {
        String marker = "to_be_taken_out";
        Dataset<Row> changes = rows.withColumn(marker, gone);
        org.apache.spark.sql.Column sameKey = table.key().stream()
                .map(key -> functions.col("old." + key).equalTo(functions.col("new." + key)))
                .reduce(org.apache.spark.sql.Column::and)
                .orElseThrow();
        Map<String, org.apache.spark.sql.Column> columns = new TreeMap<>();
        for (String name : table.schema().fieldNames()) {
            columns.put("`" + name + "`", functions.col("new." + name));
        }
        DeltaTable delta = open(table);
        if (version(table) == 0) {
            append(table, rows.where(functions.not(gone)).select(columns(table)));
            return;
        }
        delta.as("old")
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
        requireColumns(table, rows, List.of(table.schema().fieldNames()));
        return rows.select(columns(table));
    }

    private static void requireColumns(Table table, Dataset<Row> rows, List<String> wanted) {
        List<String> missing = new ArrayList<>(new TreeSet<>(wanted));
        missing.removeAll(List.of(rows.columns()));
        List<String> unknown = new ArrayList<>(new TreeSet<>(List.of(rows.columns())));
        unknown.removeAll(List.of(table.schema().fieldNames()));
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("Cannot write " + table.name() + ": columns missing " + missing
                    + ", columns unknown " + unknown + ". Make the rows match the table's schema.");
        }
    }

    private static org.apache.spark.sql.Column[] columns(Table table) {
        return Arrays.stream(table.schema().fieldNames())
                .map(functions::col)
                .toArray(org.apache.spark.sql.Column[]::new);
    }

    private void requireExists(Table table) {
        if (!has(table)) {
            throw new IllegalStateException("Cannot read " + table.name() + ": the lake " + root
                    + " has no such table yet. Run the jobs before this one, or `ebb run`.");
        }
    }
}
