package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that fail while a table is written, in a process of its own whose Spark tries a task four times, as a cluster's does. */
@Tag("slow")
class TaskFailureTest {
    @TempDir
    Path folder;

    @Tag("A6")
    @Test
    void aTaskThatFailsThreeTimesChangesNothingAndOneThatFailsFourTimesWritesNothing(TestReporter reporter)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + Path.of(System.getProperty("ebb.home"), "conf", "jvm.options"),
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1",
                        "-Dspark.master=local[2,4]",
                        "-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writes.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("failures "))
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).hasSize(4);
        String rows = lines.get(0).substring("failures 0: ".length());
        assertThat(rows).startsWith("200 rows");
        assertThat(lines.get(1)).isEqualTo("failures 1: " + rows);
        assertThat(lines.get(2)).isEqualTo("failures 3: " + rows);
        assertThat(lines.get(3)).isEqualTo("failures 4: no new version");
        reporter.publishEntry("figure", "equal rows after 1 and 3 failures of each task, no version after 4");
    }

    /** Writes the same rows into the lake named four times, with tasks that fail so many times each, and says what is there. */
    static final class Writes {
        public static void main(String[] folder) {
            SparkSession spark = Sessions.open(ZoneOffset.UTC);
            Lake lake = new Lake(spark, LakePath.root(folder[0]));
            for (int failures : new int[] {0, 1, 3}) {
                lake.replaceWhere(PurchasesTable.TABLE, "true", purchases(spark, failures));
                System.out.println("failures " + failures + ": " + content(lake));
            }
            long version = lake.version(PurchasesTable.TABLE);
            try {
                lake.replaceWhere(PurchasesTable.TABLE, "true", purchases(spark, 4));
            } catch (Exception e) {
                boolean isSame = lake.version(PurchasesTable.TABLE) == version;
                System.out.println("failures 4: " + (isSame ? "no new version" : "a new version"));
            }
            spark.stop();
        }

        private static String content(Lake lake) {
            Row row = lake.read(PurchasesTable.TABLE)
                    .selectExpr("count(*)", "count(DISTINCT customer_id)", "sum(xxhash64(customer_id, amount))")
                    .first();
            return row.getLong(0) + " rows, " + row.getLong(1) + " customers, " + row.get(2);
        }

        private static Dataset<Row> purchases(SparkSession spark, int failures) {
            MapFunction<Long, Long> failing = number -> {
                if (TaskContext.get().attemptNumber() < failures) {
                    throw new IllegalStateException("fails as it is to");
                }
                return number;
            };
            Dataset<Row> rows = spark.range(0, 200, 1, 4)
                    .as(Encoders.LONG())
                    .map(failing, Encoders.LONG())
                    .toDF("id");
            Dataset<Row> purchases = rows.select(
                    functions.concat(functions.lit("c"), functions.col("id")).as(PurchasesTable.CUSTOMER_ID),
                    functions.lit("2026-01-05 10:00:00").cast("timestamp").as(PurchasesTable.ORDERED_AT),
                    functions.lit("2026-01-05").cast("date").as(PurchasesTable.ORDERED_ON),
                    functions.col("id").cast("decimal(18,2)").as(PurchasesTable.AMOUNT),
                    functions.lit("test").as(Ingested.SOURCE_FILE));
            for (var field : PurchasesTable.TABLE.schema().fields()) {
                if (!List.of(purchases.columns()).contains(field.name())) {
                    purchases = purchases.withColumn(
                            field.name(), functions.lit(null).cast(field.dataType()));
                }
            }
            return purchases;
        }
    }
}
