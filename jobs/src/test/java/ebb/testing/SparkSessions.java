package ebb.testing;

import ebb.lake.QueryCompilation;
import org.apache.spark.sql.SparkSession;

/** The one local Spark session that all tests of the module share. */
public final class SparkSessions {
    private SparkSessions() {}

    public static SparkSession shared() {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("ebb tests")
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.ui.enabled", false)
                // Nobody looks at plans and past queries, and next to nothing is sent: none of it is formatted, kept or
                // compressed.
                .config("spark.sql.ui.explainMode", "simple")
                .config("spark.sql.ui.retainedExecutions", 1)
                .config("spark.ui.retainedJobs", 1)
                .config("spark.ui.retainedStages", 1)
                .config("spark.broadcast.compress", false)
                .config("spark.shuffle.compress", false)
                // As conf/spark-defaults.conf has them: the heartbeat's thread can end for good, and after two minutes
                // the
                // tasks that run then would be lost.
                .config("spark.executor.heartbeatInterval", "12h")
                .config("spark.network.timeout", "24h")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.delta.logStore.file.impl", "ebb.lake.LocalDiskLogStore")
                .config("spark.hadoop.fs.file.impl", "ebb.lake.LocalDiskFileSystem")
                .config(
                        "spark.sql.streaming.checkpointFileManagerClass",
                        "org.apache.spark.sql.execution.streaming.checkpointing.FileSystemBasedCheckpointFileManager")
                .config("spark.databricks.delta.snapshotPartitions", 1)
                .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", 2)
                .config("spark.databricks.delta.vacuum.retentionWindowIgnore.enabled", false)
                .config("spark.databricks.delta.vacuum.enforceTimeTravelWithinDeletedFileRetentionDuration", false)
                .getOrCreate();
        // As over any small lake; the jobs themselves then choose by what they read.
        QueryCompilation.suit(spark, 0, 1);
        return spark;
    }
}
