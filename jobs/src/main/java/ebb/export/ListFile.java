package ebb.export;

import ebb.conf.ExportSettings.Dialect;
import ebb.ingest.catalogue.DataRefused;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A list as a file. It is written beside the file first, so that a list cut short never looks whole, and handed over once it is recorded.
 *
 * @param path file to write
 * @param dialect kind of CSV
 */
public record ListFile(Path path, Dialect dialect) {

    /**
     * A list that lies whole beside its file.
     *
     * @param sha256 of its bytes, in hex
     */
    public record Staged(ListFile file, Path beside, long rows, String sha256) {
        /** Puts the list in the place of its file once it is recorded; a list that cannot be recorded names customers, and is removed. */
        public void handOver(Runnable record) {
            try {
                boolean isRecorded = false;
                try {
                    record.run();
                    isRecorded = true;
                } finally {
                    if (!isRecorded) {
                        Files.deleteIfExists(beside);
                    }
                }
                Files.move(beside, file.path, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw file.failure(e);
            }
        }
    }

    /** Writes the rows beside the file; an empty list is refused, and the file left as it was. */
    public Staged stage(Dataset<Row> list, Column[] order) {
        if (list.isEmpty()) {
            throw new DataRefused("Cannot export to " + path
                    + ": the list is empty, and a file without rows would pass for one."
                    + " `ebb status` says what is published; `ebb run` publishes anew.");
        }
        return write(list, order);
    }

    /** Writes the file at once; for a list that may be empty and need not be recorded. */
    public long replace(Dataset<Row> list, Column[] order) {
        Staged staged = write(list, order);
        staged.handOver(() -> {});
        return staged.rows();
    }

    private Staged write(Dataset<Row> list, Column[] order) {
        Path folder = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UncheckedIOException(new IOException("Cannot write " + path.toAbsolutePath()
                    + ": there is no folder " + folder + ". Make it, or choose another file with --to."));
        }
        Path beside = path.resolveSibling(path.getFileName() + ".unfinished");
        try (OutputStream out = Files.newOutputStream(beside)) {
            long rows = SafeCsv.write(list, order, out, dialect);
            return new Staged(this, beside, rows, FileHash.sha256(beside));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UncheckedIOException failure(IOException e) {
        return new UncheckedIOException(
                "Cannot write " + path.toAbsolutePath() + ": " + e.getMessage() + ". Choose another file with --to.",
                e);
    }

    /** Name without the folder. */
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
