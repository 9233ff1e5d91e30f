package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

class DeltaFilesTest {
    @TempDir
    Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void readsWhatDeltaReads() {
        write(4, 2, "append");
        write(4, 2, "append");
        assertThat(files()).isEqualTo(4);
        assertThat(DeltaFiles.read(spark, path()).schema())
                .isEqualTo(spark.read().format("delta").load(path()).schema());
        assertThat(ids(DeltaFiles.read(spark, path()))).containsExactly(0L, 0L, 1L, 1L, 2L, 2L, 3L, 3L);
        assertThat(ids(DeltaFiles.read(spark, path()).where("part = 1"))).containsExactly(1L, 1L, 3L, 3L);
        assertThat(DeltaFiles.read(spark, path()).inputFiles()).hasSize(4);
    }

    @Test
    void readsAsManyFilesAsTheChecksumListsAndMore() {
        write(40, 40, "append");
        assertThat(files()).isEqualTo(40);
        assertThat(DeltaFiles.read(spark, path()).count()).isEqualTo(40);
        write(40, 40, "append");
        assertThat(files()).as("listed by the log alone").isZero();
        assertThat(DeltaFiles.read(spark, path()).count()).isEqualTo(80);
    }

    @Test
    void readsEachVersionAsItWas() {
        write(3, 1, "append");
        write(5, 1, "overwrite");
        assertThat(DeltaFiles.readVersion(spark, path(), 0).count()).isEqualTo(3);
        assertThat(DeltaFiles.readVersion(spark, path(), 1).count()).isEqualTo(5);
        assertThat(DeltaFiles.read(spark, path()).count()).isEqualTo(5);
    }

    @Test
    void readsWithoutAChecksum() throws IOException {
        write(3, 1, "append");
        Files.delete(folder.resolve("table/_delta_log/00000000000000000000.crc"));
        DeltaLog.clearCache();
        assertThat(files()).isZero();
        assertThat(DeltaFiles.read(spark, path()).count()).isEqualTo(3);
    }

    /** Ids from 0 in files of a partition each. */
    private void write(int rows, int parts, String mode) {
        spark.range(0, rows, 1, 1)
                .withColumn("part", functions.col("id").mod(parts).cast("int"))
                .write()
                .format("delta")
                .partitionBy("part")
                .mode(mode)
                .save(path());
    }

    /** How many files the checksum of the newest commit lists; 0 where it lists none. */
    private int files() {
        return DeltaFiles.listed(DeltaLog.forTable(spark, path()).update(false, Option.empty(), Option.empty()))
                .map(List::size)
                .orElse(0);
    }

    private static List<Long> ids(Dataset<Row> rows) {
        return rows.orderBy("id").collectAsList().stream()
                .map(row -> row.<Long>getAs("id"))
                .toList();
    }

    private String path() {
        return folder.resolve("table").toString();
    }
}
