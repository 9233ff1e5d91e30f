package ebb.lake;

import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Whether Spark compiles a query before it runs it, by how much the query reads.
 *
 * <p>Compiling costs a good part of a second a query, mostly in the JVM's own compiler afterwards, which is more than a query over a small lake takes in
 * all; interpreting costs a little a row. A third of the processor time of a run over 3,000 customers went that way. Who sets one of Spark's own
 * settings of it decides for himself.
 */
public final class QueryCompilation {
    /** Bytes of tables from which compiling pays. */
    public static final long TABLE_BYTES = 64L << 20;

    /** Bytes of text to ingest: every value of it is parsed and judged, which is more work a byte; 7 MB of it take 32 s of work compiled and 41 s not. */
    public static final long INPUT_BYTES = 2L << 20;

    private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";
    private static final String FACTORY = "spark.sql.codegen.factoryMode";

    private QueryCompilation() {}

    /** Sets the session up for queries over {@code bytes}, of which {@code pays} are worth compiling for. */
    public static void suit(SparkSession spark, long bytes, long pays) {
        if (List.of(WHOLE_STAGE, FACTORY).stream().anyMatch(spark.sparkContext().getConf()::contains)) {
            return;
        }
        boolean compile = bytes >= pays;
        spark.conf().set(WHOLE_STAGE, String.valueOf(compile));
        spark.conf().set(FACTORY, compile ? "FALLBACK" : "NO_CODEGEN");
    }
}
