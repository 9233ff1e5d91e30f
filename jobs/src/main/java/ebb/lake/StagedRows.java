package ebb.lake;

import ebb.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * Rows written as data files of a table that no commit names yet: nobody sees them until they are committed.
 *
 * <p>What is to be checked before it is believed is so written once and read back in columns, instead of being kept in memory and written afterwards.
 * Files that are neither committed nor discarded are removed with the others that no version names.
 */
public final class StagedRows {
    private final Table table;
    private final Lake lake;
    private final TableTransaction transaction;
    private List<AddFile> files = List.of();
    private boolean isSettled;

    private StagedRows(Lake lake, Table table) {
        this.lake = lake;
        this.table = table;
        this.transaction = lake.begin(table);
    }

    /** Writes {@code rows} as files of {@code table}, which the commit creates where there is none. */
    static StagedRows write(Lake lake, Table table, Dataset<Row> rows) {
        StagedRows staged = new StagedRows(lake, table);
        try {
            staged.files = staged.transaction.write(rows);
            return staged;
        } catch (Exception e) {
            staged.discard();
            throw e;
        }
    }

    /** Whether the table was created for these rows, so that it holds no others. */
    public boolean isOfNewTable() {
        return transaction.isOfNewTable();
    }

    /** The rows as they were written. */
    public Dataset<Row> rows() {
        return transaction.rows(files);
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
                files.stream().map(file -> file.absolutePath(transaction.log())).toList(),
                table.schema(),
                lake.configuration());
    }

    /** Adds the rows to the table. */
    public void commit() {
        transaction.add(files, Optional.empty());
        isSettled = true;
    }

    /**
     * Puts the rows in place of the table's, in a commit that takes milliseconds, so that several tables can change within milliseconds of each other.
     *
     * @param note for the commit
     * @return the table's new version
     */
    long replace(String note) {
        long version = transaction.replaceBy(files, Optional.of(note));
        isSettled = true;
        return version;
    }

    /** Removes the files, and the folder of a table that there is not; does nothing once they are committed. */
    public void discard() {
        if (isSettled) {
            return;
        }
        isSettled = true;
        try {
            for (AddFile file : files) {
                Path path = file.absolutePath(transaction.log());
                FileSystem system = path.getFileSystem(lake.configuration());
                system.delete(path, false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove files of " + table.name() + " that are not needed", e);
        }
        if (!lake.has(table)) {
            lake.folder(table).deleteAll(lake.configuration());
        }
    }
}
