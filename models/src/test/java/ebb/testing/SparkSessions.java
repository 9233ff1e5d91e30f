package ebb.testing;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;

/** The one local session that all tests of a module share. A test that asks for it is skipped where {@code ebb.tests.spark} is false. */
public final class SparkSessions {
    private SparkSessions() {}

    public static SparkSession shared() {
        Assumptions.assumeTrue(Boolean.parseBoolean(System.getProperty("ebb.tests.spark", "true")));
        return Holder.SESSION;
    }

    private static final class Holder {
        private static final SparkSession SESSION = SparkSession.builder()
                .master("local[2]")
                .appName("ebb tests")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.ui.enabled", "false")
                // As conf/spark-defaults.conf has them: the heartbeat's thread can end for good, and after two minutes
                // the tasks that run then would be lost.
                .config("spark.executor.heartbeatInterval", "12h")
                .config("spark.network.timeout", "24h")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
    }
}
