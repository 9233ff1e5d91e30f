package ebb.testing;

import org.apache.spark.sql.SparkSession;

/** The one local Spark session that all tests of the module share. */
public final class SparkSessions {
    private SparkSessions() {}

    public static SparkSession shared() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("ebb tests")
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.databricks.delta.snapshotPartitions", 2)
                .getOrCreate();
    }
}
