package ebb.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.schema.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.util.JsonUtils;

/** Puts files into the Delta log of a table by hand: only for a log that Delta cannot read or would read wrong. Under the lake's lock. */
public final class LogWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPERATION = "EBB REPAIR";

    private final Lake lake;
    private final Table table;
    private final LakePath log;
    private final LakePath aside;

    /**
     * Prepares to write.
     *
     * @param now moment of the repair: files taken out of the log are kept under it
     */
    public LogWriter(Lake lake, Table table, Instant now) {
        this.lake = lake;
        this.table = table;
        this.log = lake.onDisk().log(table).folder();
        this.aside = lake.root().resolve("_ebb/damaged/" + now.toString().replace(':', '-') + "/" + table.name());
    }

    /** Puts the file as it was copied in place of what is there. */
    public void restore(String file) {
        byte[] copy = lake.onDisk()
                .copies()
                .read(table, file)
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot restore " + file + " of " + table.name() + ": there is no copy of it."));
        setAside(file);
        write(file, copy);
    }

    /** Takes a file out of the log and keeps it apart; nothing where it is not there. */
    public void setAside(String file) {
        if (lake.onDisk().log(table).lengths().containsKey(file)) {
            log.resolve(file).moveTo(aside.resolve(file), lake.configuration());
        }
        DeltaLog.clearCache();
    }

    /** Takes a checkpoint out of the log, and the pointer that may name it. */
    public void setCheckpointAside(String file) {
        setAside(file);
        setAside(TableLog.LAST_CHECKPOINT);
    }

    /** Takes the whole table out of the lake and keeps it apart. */
    public void setTableAside() {
        lake.folder(table).moveTo(aside.resolve("table"), lake.configuration());
        lake.onDisk().copies().forgetFrom(table, 0);
        DeltaLog.clearCache();
    }

    /**
     * Makes every version from {@code first} to {@code last} the same as the one before {@code first}. The versions stay, so that none is used again for
     * other rows.
     */
    public void empty(long first, long last) {
        TableLog files = lake.onDisk().log(table);
        files.checkpoints().tailMap(first, true).values().forEach(this::setAside);
        if (!files.checkpoints().tailMap(first, true).isEmpty()) {
            setAside(TableLog.LAST_CHECKPOINT);
        }
        for (long version = first; version <= last; version++) {
            setAside(TableLog.checksum(version));
            setAside(TableLog.commit(version));
            write(TableLog.commit(version), commit(Optional.empty(), List.of()));
            recount(version);
        }
        lake.onDisk().copies().forgetFrom(table, first);
    }

    /** Adds a version that has the same rows and carries {@code metadata}. */
    public void mark(String metadata) {
        add(commit(Optional.of(metadata), List.of()));
    }

    /** Adds a version without the data files of these names. */
    public void removeFiles(List<String> names) {
        List<AddFile> named = snapshot(lake.version(table)).allFiles().collectAsList();
        List<String> removals = named.stream()
                .filter(file -> names.contains(file.path().replaceFirst(".*/", "")))
                .map(file -> file.remove().json())
                .toList();
        add(commit(Optional.empty(), removals));
    }

    private void add(byte[] commit) {
        long version = lake.version(table) + 1;
        write(TableLog.commit(version), commit);
        recount(version);
    }

    /** Writes the checksum of a version anew, from the state that its log gives. */
    public void recount(long version) {
        setAside(TableLog.checksum(version));
        try {
            write(
                    TableLog.checksum(version),
                    JsonUtils.mapper().writeValueAsBytes(snapshot(version).computeChecksum()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the checksum of " + table.name() + ": " + e.getMessage(), e);
        }
    }

    private Snapshot snapshot(long version) {
        DeltaLog.clearCache();
        DeltaLog delta = DeltaLog.forTable(lake.spark(), lake.path(table));
        return delta.getSnapshotAt(version, scala.Option.empty(), scala.Option.empty(), false);
    }

    private void write(String file, byte[] bytes) {
        log.resolve(file).write(bytes, lake.configuration());
        DeltaLog.clearCache();
    }

    private static byte[] commit(Optional<String> metadata, List<String> actions) {
        Map<String, Object> info = new TreeMap<>(Map.of(
                "timestamp",
                System.currentTimeMillis(),
                "operation",
                OPERATION,
                "operationParameters",
                Map.of(),
                "isBlindAppend",
                false,
                "txnId",
                UUID.randomUUID().toString()));
        metadata.ifPresent(text -> info.put("userMetadata", text));
        try {
            String head = JSON.writeValueAsString(Map.of("commitInfo", info));
            String text = actions.isEmpty() ? head : head + "\n" + String.join("\n", actions);
            return (text + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A commit is plain text", e);
        }
    }
}
