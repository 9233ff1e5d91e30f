package ebb.lake;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The files of a Delta table as the checksum file of its newest commit lists them.
 *
 * <p>Delta itself runs a Spark job over the log for every query to list them, and a run over a small lake has hundreds: a third of its processor time went
 * that way. The checksum has the list while a table has at most 50 files; a larger one, and an earlier version, is read as Delta does it.
 */
final class DeltaFiles {
    private DeltaFiles() {}

    /** The columns of the newest version. */
    static StructType schema(SparkSession spark, String path) {
        return DeltaLog.forTable(spark, path)
                .update(false, Option.empty(), Option.empty())
                .schema();
    }

    /** The rows of the newest version, whatever is committed before they are asked for. */
    static Dataset<Row> read(SparkSession spark, String path) {
        DeltaLog log = DeltaLog.forTable(spark, path);
        Snapshot newest = log.update(false, Option.empty(), Option.empty());
        return newest.version() < 0
                ? spark.read().format("delta").load(path)
                : read(spark, log, newest)
                        .orElseGet(() -> spark.read().format("delta").load(path));
    }

    /** The rows of a version. */
    static Dataset<Row> readVersion(SparkSession spark, String path, long version) {
        DeltaLog log = DeltaLog.forTable(spark, path);
        Snapshot newest = log.update(false, Option.empty(), Option.empty());
        Optional<Dataset<Row>> rows = newest.version() == version ? read(spark, log, newest) : Optional.empty();
        return rows.orElseGet(() ->
                spark.read().format("delta").option("versionAsOf", version).load(path));
    }

    /** The files of the newest version by its commits. */
    static List<LoggedFile> logged(SparkSession spark, String path) {
        Snapshot newest = DeltaLog.forTable(spark, path).update(false, Option.empty(), Option.empty());
        return newest.allFilesViaStateReconstruction().collectAsList().stream()
                .map(file -> new LoggedFile(file.absolutePath(newest).toString(), file.size()))
                .toList();
    }

    /** Delta makes the rows for whichever session is active; their zone and settings are to be those of {@code spark}. */
    private static Optional<Dataset<Row>> read(SparkSession spark, DeltaLog log, Snapshot snapshot) {
        return listed(snapshot)
                .map(files -> log.createDataFrame(
                        snapshot, CollectionConverters.asScala(files).toSeq(), false, Option.empty()))
                .map(rows -> org.apache.spark.sql.classic.Dataset.ofRows(
                        (org.apache.spark.sql.classic.SparkSession) spark,
                        ((org.apache.spark.sql.classic.Dataset<Row>) rows)
                                .queryExecution()
                                .analyzed()));
    }

    /** Files of the snapshot; empty where its checksum does not list them. */
    static Optional<List<AddFile>> listed(Snapshot snapshot) {
        return snapshot.checksumOpt().isEmpty()
                        || snapshot.checksumOpt().get().allFiles().isEmpty()
                ? Optional.empty()
                : Optional.of(CollectionConverters.asJava(
                        snapshot.checksumOpt().get().allFiles().get()));
    }
}
