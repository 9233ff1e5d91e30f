package ebb.lake;

import ebb.schema.Table;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;

/** The files that a table lies in, those of its old versions included: none of what is done to them here changes a row that a reader sees. */
public record TableFiles(Lake lake, Table table) {
    private static final int PLAIN = 1;

    /** Bytes on disk; 0 where there is no table. */
    public long bytes() {
        return folder().bytes(configuration());
    }

    /** Whether every file that the version needs is still there: {@link #removeUnneeded} takes those of old versions. */
    public boolean hold(long version) {
        try {
            for (String file : lake.readVersion(table, version).inputFiles()) {
                Path path = new Path(URI.create(file));
                if (!path.getFileSystem(configuration()).exists(path)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for the files of " + table.name() + ": " + e.getMessage(), e);
        } catch (Exception e) {
            // Checked, but Scala does not say so: the log has forgotten the version.
            if (e instanceof AnalysisException) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Brings the table down to Delta's reader version 1, which every reader knows: earlier versions of Ebb made tables with deletion vectors. The rows
     * stay, and so do earlier versions of the table.
     *
     * @return whether there was anything to do
     */
    public boolean lowerReaderVersion() {
        if (readerVersion() <= PLAIN) {
            return false;
        }
        lake.spark()
                .sql("ALTER TABLE delta.`" + lake.path(table) + "` SET TBLPROPERTIES ('"
                        + TableDefinition.DELETION_VECTORS + "' = 'false')");
        delta().dropFeatureSupport("deletionVectors");
        return true;
    }

    /** Version of Delta's protocol that a reader must know; 1 is the lowest. */
    public int readerVersion() {
        return delta().detail().select("minReaderVersion").first().getInt(0);
    }

    /** Puts small files together, where a partition has several. How many went into larger ones. */
    public long compact() {
        if (inForce() <= 1) {
            return 0;
        }
        return delta().optimize()
                .executeCompaction()
                .select("metrics.numFilesRemoved")
                .first()
                .getLong(0);
    }

    /** Removes the files that no version of the last {@code keepDays} days needs; older versions cannot be read any more. How many files went. */
    public long removeUnneeded(int keepDays) {
        long before = onDisk();
        if (before == inForce()) {
            return 0;
        }
        // Delta prints how many files it deleted on standard output, which belongs to the verb.
        scala.Console.withOut(OutputStream.nullOutputStream(), () -> delta().vacuum(
                        (double) Duration.ofDays(keepDays).toHours()));
        return before - onDisk();
    }

    private long inForce() {
        return delta().detail().select("numFiles").first().getLong(0);
    }

    private long onDisk() {
        return folder().fileCount(configuration())
                - folder().resolve("_delta_log").fileCount(configuration());
    }

    private DeltaTable delta() {
        return DeltaTable.forPath(lake.spark(), lake.path(table));
    }

    private LakePath folder() {
        return lake.folder(table);
    }

    private Configuration configuration() {
        return lake.configuration();
    }
}
