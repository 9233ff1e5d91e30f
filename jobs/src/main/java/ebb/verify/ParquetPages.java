package ebb.verify;

import ebb.lake.LoggedFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Reads every page of Parquet files, each of which bears a checksum (CRC32, Parquet's {@code PageHeader.crc}), as one Spark job without a query: planning
 * one for each table took most of the time of a check.
 */
final class ParquetPages {
    private static final int FILES_A_TASK = 16;

    private ParquetPages() {}

    /** Paths of the files that cannot be read, each with the reason. */
    static Map<String, String> faults(SparkSession spark, List<LoggedFile> files) {
        if (files.isEmpty()) {
            return Map.of();
        }
        SerializableConfiguration hadoop =
                new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
        List<String> paths = files.stream().map(LoggedFile::path).toList();
        return new TreeMap<>(new JavaSparkContext(spark.sparkContext())
                .parallelize(paths, 1 + paths.size() / FILES_A_TASK)
                .mapToPair(path -> new Tuple2<>(path, fault(path, hadoop.value())))
                .filter(found -> !found._2().isEmpty())
                .collectAsMap());
    }

    /** Why the file cannot be read; empty: it can. */
    private static String fault(String path, Configuration hadoop) {
        try (ParquetFileReader file = ParquetFileReader.open(
                HadoopInputFile.fromPath(new Path(path), hadoop),
                HadoopReadOptions.builder(hadoop)
                        .usePageChecksumVerification(true)
                        .build())) {
            while (file.readNextRowGroup() != null) {
                // Reading is the check.
            }
            return "";
        } catch (IOException | RuntimeException e) {
            return reason(e);
        }
    }

    /** First line of the innermost cause, which tells of the file and not of the reader; its class where it says nothing. */
    static String reason(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Objects.toString(cause.getMessage(), "")
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse(cause.getClass().getSimpleName());
    }
}
