package ebb.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.lake.LogDamage.Kind;
import ebb.schema.Table;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compares the Delta log of a table with itself and with its copies, without a Spark job.
 *
 * <p>Delta notices a gap and a cut line, but takes an empty last commit for one that changed nothing, and a log whose last commit is gone for a
 * shorter one.
 */
public final class LogCheck {
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LakeFolder lake;
    private final Table table;
    private final TableLog log;
    private final TableLog copies;
    private final List<LogDamage> damages = new ArrayList<>();

    private LogCheck(LakeFolder lake, Table table) {
        this.lake = lake;
        this.table = table;
        this.log = lake.log(table);
        this.copies = lake.copies().of(table);
    }

    /** Damages that change what is read, as far as names and lengths tell, with the newest commit of each table looked into; milliseconds a table. */
    public static List<LogDamage> quick(LakeFolder lake) {
        return TableCatalogue.ALL.stream()
                .map(table -> new LogCheck(lake, table).quick())
                .flatMap(List::stream)
                .toList();
    }

    /** All damages of the table's log: every file is read. */
    public static List<LogDamage> whole(LakeFolder lake, Table table) {
        return new LogCheck(lake, table).whole();
    }

    /**
     * Looks quickly at all logs.
     *
     * @throws LakeDamaged where one would be read as it was not written
     */
    public static void require(LakeFolder lake) {
        List<LogDamage> damages = quick(lake);
        if (!damages.isEmpty()) {
            throw LakeDamaged.of(lake.root(), damages);
        }
    }

    private List<LogDamage> quick() {
        long newest = Math.max(log.newest(), copies.newest());
        for (long version = log.first(); version <= newest; version++) {
            commitByLength(version, newest);
        }
        log.checkpoints().values().forEach(this::checkpoint);
        lastCheckpoint();
        return damages;
    }

    private List<LogDamage> whole() {
        quick();
        for (long version : log.commits().keySet()) {
            if (damages.stream().noneMatch(damage -> damage.version() == version)) {
                wrong(TableLog.commit(version)).ifPresent(words -> add(Kind.COMMIT, version, words));
            }
            checksum(version);
        }
        log.lengths().keySet().stream()
                .filter(name -> !TableLog.isKnown(name))
                .forEach(name -> damages.add(new LogDamage(
                        table,
                        name,
                        Kind.FOREIGN,
                        -1,
                        "is no file of Delta's: left over by a write that was cut short")));
        return damages;
    }

    private void commitByLength(long version, long newest) {
        Long length = log.commits().get(version);
        Long copied = copies.commits().get(version);
        if (length == null) {
            String known = copied != null ? "its copy is kept" : "other files of the log tell of it";
            add(Kind.COMMIT, version, "is missing: " + known);
        } else if (length == 0) {
            add(Kind.COMMIT, version, "is empty (0 bytes)");
        } else if (copied != null && !copied.equals(length)) {
            add(Kind.COMMIT, version, "has " + length + " bytes, its copy " + copied);
        } else if (version == newest) {
            wrong(TableLog.commit(version)).ifPresent(words -> add(Kind.COMMIT, version, words));
        }
    }

    /** What is wrong with a commit that has the right length; empty where nothing is. */
    private Optional<String> wrong(String file) {
        try {
            byte[] bytes = log.folder().resolve(file).readBytes(lake.configuration());
            byte[] copy = lake.copies().read(table, file).orElse(bytes);
            if (!Arrays.equals(bytes, copy)) {
                return Optional.of("differs from its copy");
            }
            boolean hasInfo = false;
            for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
                hasInfo |= JSON.readTree(line).has("commitInfo");
            }
            return hasInfo ? Optional.empty() : Optional.of("does not say what the commit did");
        } catch (JsonProcessingException e) {
            return Optional.of("is cut or no JSON");
        } catch (UncheckedIOException e) {
            return Optional.of("cannot be read: "
                    + e.getCause().getMessage().lines().findFirst().orElse(""));
        }
    }

    private void checksum(long version) {
        String file = TableLog.checksum(version);
        Long length = log.lengths().get(file);
        if (length == null) {
            if (!isRestore(version)) {
                damages.add(new LogDamage(table, file, Kind.CHECKSUM, version, "is missing"));
            }
            return;
        }
        json(file)
                .ifPresentOrElse(
                        node -> {
                            if (!node.has("numFiles")) {
                                damages.add(new LogDamage(table, file, Kind.CHECKSUM, version, "counts no files"));
                            }
                        },
                        () -> damages.add(
                                new LogDamage(table, file, Kind.CHECKSUM, version, "is empty, cut or no JSON")));
    }

    /** Whether the commit put an earlier version back: Delta writes no checksum for some of these. */
    private boolean isRestore(long version) {
        try {
            byte[] commit = log.folder().resolve(TableLog.commit(version)).readBytes(lake.configuration());
            boolean isRestore = false;
            for (String line :
                    new String(commit, StandardCharsets.UTF_8).lines().toList()) {
                isRestore |= JSON.readTree(line)
                        .path("commitInfo")
                        .path("operation")
                        .asText()
                        .equals("RESTORE");
            }
            return isRestore;
        } catch (JsonProcessingException | UncheckedIOException e) {
            return false;
        }
    }

    private void checkpoint(String file) {
        long version = Long.parseLong(file.substring(0, 20));
        if (file.endsWith(".parquet") && !isParquet(file)) {
            damages.add(new LogDamage(table, file, Kind.CHECKPOINT, version, "is empty, cut or no Parquet"));
        }
    }

    private boolean isParquet(String file) {
        try {
            byte[] bytes = log.folder().resolve(file).readBytes(lake.configuration());
            int footer = bytes.length - PARQUET.length;
            return bytes.length > 12
                    && Arrays.equals(PARQUET, 0, PARQUET.length, bytes, 0, PARQUET.length)
                    && Arrays.equals(PARQUET, 0, PARQUET.length, bytes, footer, bytes.length);
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void lastCheckpoint() {
        if (log.lengths().containsKey(TableLog.LAST_CHECKPOINT)) {
            long version = json(TableLog.LAST_CHECKPOINT)
                    .map(node -> node.path("version").asLong(-1))
                    .orElse(-1L);
            if (!log.checkpoints().containsKey(version)) {
                damages.add(new LogDamage(
                        table, TableLog.LAST_CHECKPOINT, Kind.CHECKPOINT, -1, "names no checkpoint that is there"));
            }
        }
    }

    private Optional<JsonNode> json(String file) {
        try {
            JsonNode node = JSON.readTree(log.folder().resolve(file).readBytes(lake.configuration()));
            return node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (java.io.IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private void add(Kind kind, long version, String words) {
        damages.add(new LogDamage(table, TableLog.commit(version), kind, version, words));
    }
}
