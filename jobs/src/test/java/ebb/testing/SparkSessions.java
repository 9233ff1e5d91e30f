package ebb.testing;

import ebb.lake.QueryCompilation;
import ebb.lake.Sessions;
import java.time.ZoneId;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The one local Spark session that all tests of the module share: as a run's, but for what the small size asks for. */
public final class SparkSessions {
    private SparkSessions() {}

    public static SparkSession shared() {
        SparkConf conf = new SparkConf()
                .setMaster("local[2]")
                .setAppName("ebb tests")
                .set("spark.sql.shuffle.partitions", "2")
                .set("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2")
                // Nobody looks at plans and past queries, and next to nothing is sent: none of it is formatted, kept or
                // compressed.
                .set("spark.sql.ui.explainMode", "simple")
                .set("spark.sql.ui.retainedExecutions", "1")
                .set("spark.ui.retainedJobs", "1")
                .set("spark.ui.retainedStages", "1")
                .set("spark.broadcast.compress", "false")
                .set("spark.shuffle.compress", "false");
        SparkSession spark = Sessions.open(conf, ZoneId.of("UTC"));
        // As over any small lake; the jobs themselves then choose by what they read.
        QueryCompilation.suit(spark, 0, 1);
        return spark;
    }
}
