package ebb.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.lake.Lake;
import ebb.lake.TableLog;
import ebb.schema.Table;
import io.delta.tables.DeltaTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Compares the files that the log of a table names with those that are there, and with what the checksum of its newest commit counted. */
final class DataFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lake lake;
    private final Table table;
    private final List<Finding> findings = new ArrayList<>();

    DataFiles(Lake lake, Table table) {
        this.lake = lake;
        this.table = table;
    }

    List<Finding> findings() {
        try {
            miscount().ifPresent(found -> add("_delta_log/" + TableLog.checksum(lake.version(table)), found));
            lost().forEach((file, found) -> add(file, found));
        } catch (Exception e) {
            // Delta's own refusals are checked exceptions that Scala does not declare.
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            add("_delta_log", "cannot be read: " + reason);
        }
        return findings;
    }

    /** Names of the files that the log names and that are not there, are empty or cannot be read. */
    List<String> missing() {
        return List.copyOf(lost().keySet());
    }

    private Map<String, String> lost() {
        Map<String, String> lost = gone();
        return lost.isEmpty() && fault(() -> lake.readByLog(table)).isPresent() ? broken() : lost;
    }

    /** Each file is read by itself only where the table as a whole could not be read. */
    private Map<String, String> broken() {
        Map<String, String> broken = new TreeMap<>();
        for (String file : lake.readByLog(table).inputFiles()) {
            fault(() -> lake.spark().read().parquet(file))
                    .ifPresent(fault -> broken.put(new Path(URI.create(file)).getName(), "cannot be read: " + fault));
        }
        return broken;
    }

    /** Reads every byte; the innermost reason where that fails. */
    private static Optional<String> fault(Supplier<Dataset<Row>> rows) {
        try {
            rows.get().write().format("noop").mode("overwrite").save();
            return Optional.empty();
        } catch (Exception e) {
            // Spark's are checked exceptions that Scala does not declare.
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of(
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private Map<String, String> gone() {
        Map<String, String> gone = new TreeMap<>();
        for (String file : lake.readByLog(table).inputFiles()) {
            Path path = new Path(URI.create(file));
            try {
                FileStatus status = path.getFileSystem(lake.configuration()).getFileStatus(path);
                if (status.getLen() == 0) {
                    gone.put(path.getName(), "is empty (0 bytes)");
                }
            } catch (FileNotFoundException e) {
                gone.put(path.getName(), "is named by the log and is not there");
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot look for " + path + ": " + e.getMessage(), e);
            }
        }
        return gone;
    }

    boolean isMiscounted() {
        try {
            return miscount().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of " + table.name() + ": " + e.getMessage(), e);
        }
    }

    /** A commit cut at the end of a line is whole JSON with fewer files than its checksum counted. */
    private Optional<String> miscount() throws IOException {
        String file = TableLog.checksum(lake.version(table));
        TableLog log = lake.onDisk().log(table);
        if (!log.lengths().containsKey(file)) {
            return Optional.empty();
        }
        JsonNode counted = JSON.readTree(log.folder().resolve(file).readBytes(lake.configuration()));
        Row named = DeltaTable.forPath(lake.spark(), lake.path(table))
                .detail()
                .select("numFiles", "sizeInBytes")
                .first();
        String found = "counts " + counted.path("numFiles") + " files of " + counted.path("tableSizeBytes")
                + " bytes, the log names " + named.getLong(0) + " of " + named.getLong(1);
        boolean isSame = counted.path("numFiles").asLong(-1) == named.getLong(0)
                && counted.path("tableSizeBytes").asLong(-1) == named.getLong(1);
        return isSame ? Optional.empty() : Optional.of(found);
    }

    private void add(String file, String found) {
        findings.add(new Finding(table.name(), file, found, Finding.REPAIR));
    }
}
