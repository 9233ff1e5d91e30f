package ebb.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.EbbProcess;
import ebb.testing.SparkSessions;
import ebb.testing.TinyShop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Purchases spread as unevenly as can be, from the files to the features, in a process with little memory. */
@Tag("slow")
class SkewedCustomersTest {
    private static final long ROWS = Long.getLong("ebb.rows", 2_000_000);
    private static final long CUSTOMERS = ROWS / 40;
    private static final String HEAP = "-Xmx1200m";
    private static final double MOST_RATIO = 2;

    @TempDir
    Path folder;

    @Test
    @Tag("E1")
    void halfOfAllRowsByOneCustomerAreNoBurden(TestReporter reporter) {
        Column even = concat(lit("c"), pmod(xxhash64(col("id")), lit(CUSTOMERS)));
        Column half =
                when(pmod(col("id"), lit(2)).equalTo(0), lit("the largest")).otherwise(even);
        write("even", even, ROWS, 4);
        write("half", half, ROWS, 4);
        write("half-again", half, ROWS, 7);
        double evenly = seconds("even");
        double skewed = seconds("half");
        seconds("half-again");
        Map<String, String> expected = features("half");
        assertThat(expected.get("features")).startsWith(CUSTOMERS + 1 + " ");
        assertThat(features("half-again")).isEqualTo(expected);
        assertThat(skewed / evenly).isLessThan(MOST_RATIO);
        reporter.publishEntry(
                "figure",
                String.format(
                        Locale.ROOT,
                        "%,d rows, half by one customer, %s: %.2f times as long as even rows, equal features in two layouts",
                        ROWS,
                        HEAP,
                        skewed / evenly));
    }

    @Test
    @Tag("E1")
    void aMillionCustomersOfOneRowEachAreNoBurden(TestReporter reporter) {
        long customers = ROWS / 2;
        write("single", concat(lit("c"), col("id")), customers, 4);
        double took = seconds("single");
        assertThat(features("single").get("features")).startsWith(customers + " ");
        reporter.publishEntry(
                "figure",
                String.format(
                        Locale.ROOT, "%,d customers with one row, %s: %.0f s to the features", customers, HEAP, took));
    }

    private void write(String shop, Column customer, long rows, int files) {
        Column day = col("id").multiply(700).divide(rows).cast("int");
        SparkSessions.shared()
                .range(0, rows, 1, files)
                .select(
                        customer.as("customer_id"),
                        date_add(lit("2024-07-01").cast("date"), day)
                                .cast("timestamp")
                                .as("ordered_at"),
                        pmod(xxhash64(col("id"), lit(2)), lit(10_000))
                                .plus(100)
                                .divide(100)
                                .cast("decimal(18,2)")
                                .as("amount"))
                .write()
                .parquet(folder.resolve(shop + "-in").toString());
    }

    /** How long it takes from the files to the features. */
    private double seconds(String shop) {
        long start = System.nanoTime();
        for (String verb : List.of("ingest", "build-ledger", "build-features")) {
            List<String> arguments = new ArrayList<>(List.of(verb, "--set", "lake=" + folder.resolve(shop)));
            arguments.addAll(List.of("--set", "inputs.purchases.path=" + folder.resolve(shop + "-in")));
            arguments.addAll(List.of("--set", "inputs.purchases.format=parquet"));
            EbbProcess process = EbbProcess.start(folder, List.of(HEAP), arguments);
            assertThat(process.exit()).as(process::printed).isZero();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private Map<String, String> features(String shop) {
        Map<String, String> tables = TinyShop.newest(folder.resolve(shop).toString());
        tables.keySet().retainAll(List.of("features"));
        return tables;
    }
}
