package ebb.lake;

import ebb.lake.Lake.Written;
import ebb.schema.Table;
import io.delta.tables.DeltaTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Puts rows into a Delta table, each time in one commit, which creates it where there is none.
 *
 * @param transaction what adds and replaces all; where some rows are replaced, Delta's own commands find the files that have them
 */
record TableWriter(SparkSession spark, Table table, String path, TableTransaction transaction) {
    private static final String ROWS = "written_rows";
    private static final String DYNAMIC = "partitionOverwriteMode";
    private static final String NOTE_OF_THE_SESSION = "spark.databricks.delta.commitInfo.userMetadata";

    /** The rows of one as-of date; {@code isFirst} where the table has none of it. */
    Written replaceAsOf(LocalDate asOf, boolean isFirst, Dataset<Row> rows, Column... figures) {
        // An append need not look at what is there, and so costs half.
        Written written = write(
                onlyOf(asOf, conform(rows)), isFirst ? this::add : day -> overwrite(day, DYNAMIC, "dynamic"), figures);
        if (written.rows() == 0) {
            throw new EmptyResult("Cannot write " + table.name() + " as of " + asOf
                    + ": there are no rows, and none would mean that the day is empty. Run the jobs before this one as of that"
                    + " day, or `ebb run --as-of " + asOf + "`; if you did, check the inputs.");
        }
        return written;
    }

    /** Fails where a row is of another day: it would replace that one. */
    private Dataset<Row> onlyOf(LocalDate asOf, Dataset<Row> rows) {
        Column day = functions.col(ebb.schema.Column.AS_OF);
        Column refusal = functions.raise_error(functions.concat(
                functions.lit("Cannot write " + table.name() + " as of " + asOf + ": there are rows of "),
                day.cast("string"),
                functions.lit(". Write each day by itself.")));
        return rows.withColumn(
                ebb.schema.Column.AS_OF,
                functions.when(day.equalTo(Date.valueOf(asOf)), day).otherwise(refusal.cast("date")));
    }

    Written replaceWhere(String condition, Dataset<Row> rows, Column... figures) {
        return write(
                conform(rows),
                transaction.isOfEmptyTable() ? this::add : others -> overwrite(others, "replaceWhere", condition),
                figures);
    }

    void append(Dataset<Row> rows) {
        add(conform(rows));
    }

    void append(Dataset<Row> rows, String note) {
        transaction.add(transaction.write(conform(rows)), Optional.of(note));
    }

    private void add(Dataset<Row> rows) {
        transaction.add(transaction.write(rows), Optional.empty());
    }

    private void overwrite(Dataset<Row> rows, String option, String value) {
        rows.write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option(option, value)
                .save(path);
    }

    /** Updates, adds and removes by the table's key; see {@link Lake#merge}. */
    void merge(Dataset<Row> rows, Column gone) {
        if (transaction.isOfEmptyTable()) {
            add(TableColumns.of(table).select(rows.where(functions.not(gone))));
            return;
        }
        String marker = "to_be_taken_out";
        Column sameKey = table.key().stream()
                .map(key -> functions.col("old." + key).equalTo(functions.col("new." + key)))
                .reduce(Column::and)
                .orElseThrow();
        Map<String, Column> columns = new TreeMap<>();
        for (String name : table.schema().fieldNames()) {
            columns.put("`" + name + "`", functions.col("new." + name));
        }
        DeltaTable.forPath(spark, path)
                .as("old")
                .merge(rows.withColumn(marker, gone).as("new"), sameKey)
                .whenMatched(functions.col("new." + marker))
                .delete()
                .whenMatched()
                .update(columns)
                .whenNotMatched(functions.not(functions.col("new." + marker)))
                .insert(columns)
                .execute();
    }

    /** Removes the rows that meet the condition; how many. */
    long delete(String condition, String note) {
        long rows = spark.read().format("delta").load(path).where(condition).count();
        if (rows > 0) {
            spark.conf().set(NOTE_OF_THE_SESSION, note);
            try {
                DeltaTable.forPath(spark, path).delete(condition);
            } finally {
                spark.conf().unset(NOTE_OF_THE_SESSION);
            }
        }
        return rows;
    }

    private Dataset<Row> conform(Dataset<Row> rows) {
        return TableColumns.of(table).conform(rows);
    }

    private static Written write(Dataset<Row> rows, Consumer<Dataset<Row>> how, Column... figures) {
        Observation observation = new Observation();
        how.accept(rows.observe(observation, functions.count(functions.lit(1)).as(ROWS), figures));
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
}
