package ebb.serve.engine;

import ebb.lake.LakePath;
import ebb.schema.Column;
import ebb.schema.TableVersionsTable;
import ebb.schema.star.StarColumns;
import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** The data files of published tables, as Delta's log names them; read by Delta Kernel, without Spark. */
public final class PublishedFiles {
    private final Path root;
    private final Engine engine = DefaultEngine.create(new Configuration(false));

    /**
     * Files of a lake.
     *
     * @throws IllegalStateException where the lake is not on a local disk
     */
    public PublishedFiles(LakePath lake) {
        if (!lake.uri().startsWith("file:")) {
            throw new IllegalStateException("Cannot serve the lake " + lake
                    + ": it is not on a local disk. Mount it, or serve a copy of its folders tables/ and bi/.");
        }
        this.root = Path.of(lake.toString());
    }

    /**
     * A file of a table.
     *
     * @param partition value of each partition column, which are not in the file
     */
    public record DataFile(String path, Map<String, String> partition) {}

    /** Folders in which the files lie. */
    List<Path> readable() {
        return List.of(root.resolve("tables"), root.resolve("bi"));
    }

    /** Version of the table of publications: it grows with every publication. Empty: nothing was published. */
    public Optional<Long> pointerVersion() {
        return snapshot(folder(TableVersionsTable.TABLE.name()), Optional.empty())
                .map(Snapshot::getVersion);
    }

    /** Files of the newest version of the table of publications. */
    public List<DataFile> pointer() {
        return snapshot(folder(TableVersionsTable.TABLE.name()), Optional.empty())
                .map(this::files)
                .orElse(List.of());
    }

    /**
     * Files of a table as a publication left it.
     *
     * @throws IllegalStateException where a file has rows marked as deleted, which only Delta readers leave out
     */
    public List<DataFile> files(String table, long version) {
        return snapshot(folder(table), Optional.of(version)).map(this::files).orElse(List.of());
    }

    /** Tables of the star lie below {@code bi/}, all others below {@code tables/}. */
    private Path folder(String table) {
        return table.startsWith(StarColumns.PREFIX)
                ? root.resolve("bi").resolve(table.substring(StarColumns.PREFIX.length()))
                : root.resolve("tables").resolve(table);
    }

    private Optional<Snapshot> snapshot(Path folder, Optional<Long> version) {
        if (!Files.isDirectory(folder.resolve("_delta_log"))) {
            return Optional.empty();
        }
        Table table = Table.forPath(engine, "file://" + folder);
        try {
            return Optional.of(
                    version.isPresent()
                            ? table.getSnapshotAsOfVersion(engine, version.get())
                            : table.getLatestSnapshot(engine));
        } catch (TableNotFoundException e) {
            return Optional.empty();
        }
    }

    private List<DataFile> files(Snapshot snapshot) {
        Scan scan = snapshot.getScanBuilder().build();
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        files.add(file(snapshot, rows.next()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the files of " + snapshot.getPath() + ": " + e.getMessage(), e);
        }
        return files;
    }

    private static DataFile file(Snapshot snapshot, Row row) {
        if (InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) != null) {
            throw new IllegalStateException("Cannot serve " + snapshot.getPath()
                    + ": it has rows marked as deleted inside its files. Run `ebb maintain`, and `ebb run`.");
        }
        String path = InternalScanFileUtils.getAddFileStatus(row).getPath();
        return new DataFile(
                new org.apache.hadoop.fs.Path(path).toUri().getPath(),
                new TreeMap<>(InternalScanFileUtils.getPartitionValues(row)));
    }

    /** Whether a file holds rows of that as-of date; one that is not parted by it may. */
    static boolean mayHold(DataFile file, String asOf) {
        return file.partition().getOrDefault(Column.AS_OF, asOf).equals(asOf);
    }
}
