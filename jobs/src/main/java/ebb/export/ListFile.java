package ebb.export;

import ebb.conf.ExportSettings.Dialect;
import ebb.ingest.DataRefused;
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
 * A list as a file. It is written beside the file first, so that a list cut short never looks whole.
 *
 * @param path file to write
 * @param dialect kind of CSV
 */
public record ListFile(Path path, Dialect dialect) {

    /** Writes the rows and returns their number; an empty list is refused, and the file left as it was. */
    public long write(Dataset<Row> list, Column[] order) {
        if (list.isEmpty()) {
            throw new DataRefused("Cannot export to " + path
                    + ": the list is empty, and a file without rows would pass for one."
                    + " `ebb status` says what is published; `ebb run` publishes anew.");
        }
        return replace(list, order);
    }

    /** The same for a list that may be empty. */
    public long replace(Dataset<Row> list, Column[] order) {
        Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        try {
            long rows;
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                rows = SafeCsv.write(list, order, out, dialect);
            }
            Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write " + path.toAbsolutePath() + ": " + e.getMessage()
                            + ". Choose another file with --to.",
                    e);
        }
    }

    /** Name without the folder. */
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
