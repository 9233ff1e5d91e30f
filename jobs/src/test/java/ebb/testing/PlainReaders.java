package ebb.testing;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** Delta tables read without Spark: by Delta Kernel, and by DuckDB from the files that the log names. */
public final class PlainReaders {
    private PlainReaders() {}

    /** Paths of the data files of a version. */
    public static List<String> files(String path, long version) throws IOException {
        Engine engine = DefaultEngine.create(new Configuration());
        Scan scan = Table.forPath(engine, path)
                .getSnapshotAsOfVersion(engine, version)
                .getScanBuilder()
                .build();
        List<String> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    rows.forEachRemaining(row -> files.add(
                            InternalScanFileUtils.getAddFileStatus(row).getPath()));
                }
            }
        }
        return files;
    }

    /** Rows of a version, counted by Kernel's own reader of Parquet. */
    public static long rows(String path, long version) throws IOException {
        Engine engine = DefaultEngine.create(new Configuration());
        Snapshot snapshot = Table.forPath(engine, path).getSnapshotAsOfVersion(engine, version);
        Scan scan = snapshot.getScanBuilder().build();
        Row state = scan.getScanState(engine);
        long count = 0;
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        count += count(engine, state, files.next());
                    }
                }
            }
        }
        return count;
    }

    private static long count(Engine engine, Row state, Row file) throws IOException {
        FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
        StructType schema = ScanStateRow.getPhysicalDataReadSchema(state);
        long count = 0;
        try (CloseableIterator<FilteredColumnarBatch> data = Scan.transformPhysicalData(
                engine,
                state,
                file,
                engine.getParquetHandler()
                        .readParquetFiles(
                                io.delta.kernel.internal.util.Utils.singletonCloseableIterator(status),
                                schema,
                                Optional.empty())
                        .map(result -> result.getData()))) {
            while (data.hasNext()) {
                try (CloseableIterator<Row> rows = data.next().getRows()) {
                    while (rows.hasNext()) {
                        rows.next();
                        count++;
                    }
                }
            }
        }
        return count;
    }

    /** First column of what DuckDB answers, where {@code %s} in the query stands for the files. */
    public static List<String> duckDb(String query, List<String> files) throws SQLException {
        String names = files.stream()
                .map(file -> "'" + java.net.URI.create(file).getPath() + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        List<String> cells = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet answer = connection
                        .createStatement()
                        .executeQuery(query.formatted("read_parquet(" + names + ", hive_partitioning = true)"))) {
            while (answer.next()) {
                cells.add(answer.getString(1));
            }
        }
        return cells;
    }
}
