package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Or executors on other machines would look for the driver on their own. */
    @Test
    void theDriverOfAClusterIsNotSaidToBeOnLocalhost() {
        SparkConf conf = new SparkConf(false).set("spark.master", "spark://master:7077");
        SparkConf onCluster = Sessions.withDefaults(conf, BERLIN);
        assertThat(onCluster.contains("spark.driver.host")).isFalse();
        assertThat(onCluster.contains("spark.driver.bindAddress")).isFalse();
        assertThat(onCluster.get("spark.master")).isEqualTo("spark://master:7077");
        assertThat(onCluster.get("spark.sql.session.timeZone")).isEqualTo("Europe/Berlin");
    }

    /** In one process a heartbeat tells nothing; executors on other machines are known to be lost by the one that does not come. */
    @Test
    void executorsOfAClusterAreMissedAfterSparksOwnTime() {
        SparkConf onCluster =
                Sessions.withDefaults(new SparkConf(false).set("spark.master", "spark://master:7077"), BERLIN);
        assertThat(onCluster.contains("spark.network.timeout")).isFalse();
        assertThat(onCluster.contains("spark.executor.heartbeatInterval")).isFalse();
        SparkConf local = Sessions.withDefaults(new SparkConf(false), BERLIN);
        assertThat(local.getTimeAsSeconds("spark.network.timeout"))
                .isGreaterThan(local.getTimeAsSeconds("spark.executor.heartbeatInterval"));
    }

    @Test
    void aLocalDriverListensOnTheLoopbackAddressOnly() {
        SparkConf local = Sessions.withDefaults(new SparkConf(false), BERLIN);
        assertThat(local.get("spark.master")).isEqualTo("local[*]");
        assertThat(local.get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
    }

    /** Executors open files before they have fetched Ebb's classes. */
    @Test
    void onlyOneProcessReadsLocalFilesByAClassOfEbb() {
        SparkConf onCluster =
                Sessions.withDefaults(new SparkConf(false).set("spark.master", "spark://master:7077"), BERLIN);
        assertThat(onCluster.contains("spark.hadoop.fs.file.impl")).isFalse();
        assertThat(Sessions.withDefaults(new SparkConf(false), BERLIN).get("spark.hadoop.fs.file.impl"))
                .isEqualTo(LocalDiskFileSystem.class.getName());
    }

    @Test
    void whatIsSetAlreadyWins() {
        SparkConf conf = new SparkConf(false).set("spark.sql.shuffle.partitions", "64");
        assertThat(Sessions.withDefaults(conf, BERLIN).get("spark.sql.shuffle.partitions"))
                .isEqualTo("64");
    }
}
