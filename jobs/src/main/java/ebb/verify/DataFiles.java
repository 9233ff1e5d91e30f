package ebb.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.lake.Lake;
import ebb.lake.LoggedFile;
import ebb.lake.TableLog;
import ebb.schema.Table;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;

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
            List<LoggedFile> named = lake.loggedFiles(table);
            miscount(named).ifPresent(found -> add("_delta_log/" + TableLog.checksum(lake.version(table)), found));
            lost(named).forEach(this::add);
        } catch (Exception e) {
            // Delta's own refusals are checked exceptions that Scala does not declare.
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            add("_delta_log", "cannot be read: " + reason);
        }
        return findings;
    }

    /** Names of the files that the log names and that are not there, are not as long as they were, or cannot be read. */
    List<String> missing() {
        return List.copyOf(lost(lake.loggedFiles(table)).keySet());
    }

    boolean isMiscounted() {
        try {
            return miscount(lake.loggedFiles(table)).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of " + table.name() + ": " + e.getMessage(), e);
        }
    }

    private Map<String, String> lost(List<LoggedFile> named) {
        Map<String, String> lost = new TreeMap<>();
        List<LoggedFile> there = new ArrayList<>();
        for (LoggedFile file : named) {
            Optional<String> fault = fault(file);
            fault.ifPresentOrElse(found -> lost.put(file.name(), found), () -> there.add(file));
        }
        ParquetPages.faults(lake.spark(), there)
                .forEach((path, found) -> lost.put(new Path(path).getName(), "cannot be read: " + found));
        return lost;
    }

    private Optional<String> fault(LoggedFile file) {
        Path path = new Path(file.path());
        try {
            long length =
                    path.getFileSystem(lake.configuration()).getFileStatus(path).getLen();
            return length == file.length()
                    ? Optional.empty()
                    : Optional.of("has " + length + " bytes, the log names " + file.length());
        } catch (FileNotFoundException e) {
            return Optional.of("is named by the log and is not there");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for " + path + ": " + e.getMessage(), e);
        }
    }

    /** A commit cut at the end of a line is whole JSON with fewer files than its checksum counted. */
    private Optional<String> miscount(List<LoggedFile> named) throws IOException {
        String file = TableLog.checksum(lake.version(table));
        TableLog log = lake.onDisk().log(table);
        if (!log.lengths().containsKey(file)) {
            return Optional.empty();
        }
        JsonNode counted = JSON.readTree(log.folder().resolve(file).readBytes(lake.configuration()));
        long bytes = named.stream().mapToLong(LoggedFile::length).sum();
        boolean isSame = counted.path("numFiles").asLong(-1) == named.size()
                && counted.path("tableSizeBytes").asLong(-1) == bytes;
        return isSame
                ? Optional.empty()
                : Optional.of("counts " + counted.path("numFiles") + " files of " + counted.path("tableSizeBytes")
                        + " bytes, the log names " + named.size() + " of " + bytes);
    }

    private void add(String file, String found) {
        findings.add(new Finding(table.name(), file, found, Finding.REPAIR));
    }
}
