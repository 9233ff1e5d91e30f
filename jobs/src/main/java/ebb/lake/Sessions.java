package ebb.lake;

import ebb.conf.ConfFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the one Spark session of a run. */
public final class Sessions {
    private static final String DEFAULTS = "spark-defaults.conf";
    /**
     * Settings of a driver that speaks to nobody but itself; on a cluster executors must reach it, and be missed when they are lost. They also open files
     * before they have fetched Ebb's classes.
     */
    private static final String OF_ONE_PROCESS = "spark\\.(driver\\.(host|bindAddress)|executor\\.heartbeatInterval"
            + "|network\\.timeout|hadoop\\.fs\\.file\\.impl|sql\\.streaming\\.checkpointFileManagerClass)";

    private Sessions() {}

    /**
     * Opens the session, or joins the one that spark-submit opened; what is set already wins over {@code conf/spark-defaults.conf}.
     *
     * @param zone the business's time zone: a timestamp without an offset is meant in it, and a day is a day in it
     */
    public static SparkSession open(ZoneId zone) {
        return open(new SparkConf(), zone);
    }

    /**
     * Opens a session of other settings, or joins the one that is open.
     *
     * @param chosen settings that win over {@code conf/spark-defaults.conf}
     * @param zone the business's time zone
     */
    public static SparkSession open(SparkConf chosen, ZoneId zone) {
        return SparkSession.builder().config(withDefaults(chosen, zone)).getOrCreate();
    }

    static SparkConf withDefaults(SparkConf conf, ZoneId zone) {
        boolean isOnCluster = !conf.get("spark.master", "local").startsWith("local");
        defaults().forEach((key, value) -> {
            if (!isOnCluster || !key.toString().matches(OF_ONE_PROCESS)) {
                conf.setIfMissing(key.toString(), value.toString().strip());
            }
        });
        return conf.set("spark.sql.session.timeZone", zone.getId());
    }

    private static Properties defaults() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(ConfFile.read(DEFAULTS)));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the Spark settings in conf/" + DEFAULTS, e);
        }
    }
}
