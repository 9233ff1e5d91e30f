package ebb.lake;

import ebb.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows written as data files of a table that no commit names yet: nobody sees them until they are committed.
 *
 * <p>What is to be checked before it is believed is so written once and read back in columns, instead of being kept in memory and written afterwards.
 * Files that are neither committed nor discarded are removed with the others that no version names.
 */
public final class StagedRows {
    private final Table table;
    private final Lake lake;
    private final boolean isNewTable;
    private final OptimisticTransaction transaction;
    private List<AddFile> files = List.of();
    private boolean isSettled;

    private StagedRows(Lake lake, Table table) {
        this.lake = lake;
        this.table = table;
        this.isNewTable = !lake.has(table);
        lake.open(table);
        this.transaction =
                DeltaLog.forTable(lake.spark(), lake.path(table)).startTransaction(Option.empty(), Option.empty());
    }

    /** Writes {@code rows} as files of {@code table}, which is created where there is none. */
    static StagedRows write(Lake lake, Table table, Dataset<Row> rows) {
        StagedRows staged = new StagedRows(lake, table);
        try {
            staged.files = CollectionConverters.asJava(staged.transaction.writeFiles(rows)).stream()
                    .filter(AddFile.class::isInstance)
                    .map(AddFile.class::cast)
                    .toList();
            return staged;
        } catch (Exception e) {
            staged.discard();
            throw e;
        }
    }

    public Table table() {
        return table;
    }

    /** Whether the table was created for these rows, so that it holds no others. */
    public boolean isOfNewTable() {
        return isNewTable;
    }

    /** The rows as they were written. */
    public Dataset<Row> rows() {
        return transaction
                .deltaLog()
                .createDataFrame(
                        transaction.snapshot(),
                        CollectionConverters.asScala(files).toSeq(),
                        false,
                        Option.empty());
    }

    /** Number of the rows, as the statistics of their files have it. */
    public long count() {
        return files.stream()
                .mapToLong(file -> (Long) file.numPhysicalRecords().get())
                .sum();
    }

    /** What the statistics of the files say of each column; a column that one of the files says nothing of is missing. */
    public Map<String, ColumnStatistics> statistics() {
        return FileStatistics.of(
                files.stream()
                        .map(file -> file.absolutePath(transaction.deltaLog()))
                        .toList(),
                table.schema(),
                lake.configuration());
    }

    /** Adds the rows to the table. */
    public void commit() {
        commit(SaveMode.Append, List.copyOf(files), Option.empty());
    }

    /**
     * Puts the rows in place of the table's, in a commit that takes milliseconds, so that several tables can change within milliseconds of each other.
     *
     * @param note for the commit
     * @return the table's new version
     */
    long replace(String note) {
        List<Action> actions = new ArrayList<>(files);
        files(transaction).forEach(file -> actions.add(file.remove()));
        return commit(SaveMode.Overwrite, actions, Option.apply(note));
    }

    private static List<AddFile> files(OptimisticTransaction transaction) {
        transaction.readWholeTable();
        return DeltaFiles.listed(transaction.snapshot())
                .orElseGet(() -> CollectionConverters.asJava(transaction.filterFiles()));
    }

    private long commit(SaveMode mode, List<Action> actions, Option<String> note) {
        Option<Object> none = Option.empty();
        long version = transaction.commit(
                CollectionConverters.asScala(actions).toSeq(),
                new DeltaOperations.Write(
                        mode, Option.empty(), Option.empty(), note, none, none, none, Option.empty(), Option.empty()));
        isSettled = true;
        return version;
    }

    /** Removes the files, and the table where it was created for them; does nothing once they are committed. */
    public void discard() {
        if (isSettled) {
            return;
        }
        isSettled = true;
        try {
            for (AddFile file : files) {
                Path path = file.absolutePath(transaction.deltaLog());
                FileSystem system = path.getFileSystem(lake.configuration());
                system.delete(path, false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove files of " + table.name() + " that are not needed", e);
        }
        if (isNewTable && lake.version(table) == 0) {
            lake.folder(table).deleteAll(lake.configuration());
            lake.onDisk().copies().forgetFrom(table, 0);
            DeltaLog.clearCache();
        }
    }
}
