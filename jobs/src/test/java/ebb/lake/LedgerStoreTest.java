package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.ledger.LedgerBuilder;
import ebb.ledger.LedgerRow;
import ebb.ledger.LedgerRowEncoder;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerStoreTest {
    @TempDir
    Path folder;

    private final SparkSession spark = SparkSessions.shared();
    private final List<String> all = lines(new Random(5));
    private LedgerStore store;

    @BeforeEach
    void buildAFirstLedger() {
        store = new LedgerStore(spark, folder.resolve("ledger").toString());
        store.rebuild(LedgerBuilder.build(purchases(all.subList(0, 200))), 3);
    }

    @Test
    void equalsAFullRebuildAfterDaysCorrectionsAndErasedCustomers() {
        List<String> erased =
                all.stream().filter(line -> line.startsWith("c7,")).toList();
        store.add(changes(all.subList(200, 300), "insert"), 4);
        store.add(changes(all.subList(0, 40), "delete"), 6);
        store.add(changes(all.subList(300, 400), "insert"), 7);
        List<String> left = new ArrayList<>(all.subList(40, 400));
        List<String> gone = left.stream().filter(erased::contains).toList();
        store.add(changes(gone, "delete"), 9);
        left.removeAll(erased);

        List<String> rebuilt = cells(LedgerBuilder.build(purchases(left)));
        assertThat(cells(store.readPacked().rows())).isEqualTo(rebuilt);
        assertThat(store.foldedVersion()).isEqualTo(9);
        assertThat(store.isWorthFolding()).isTrue();

        store.fold();
        assertThat(cells(store.readPacked().rows())).isEqualTo(rebuilt);
        assertThat(store.foldedVersion()).isEqualTo(9);
        assertThat(store.isWorthFolding()).isFalse();
    }

    @Test
    void refusesAChangeThatItHas() {
        Dataset<LedgerRow> change = changes(all.subList(200, 210), "insert");
        store.add(change, 4);
        assertThatThrownBy(() -> store.add(change, 4)).hasMessageContaining("it includes version 4 already");
    }

    @Test
    void opensOneFileForOneCustomer() {
        store.add(changes(all.subList(200, 210), "insert"), 4);
        Dataset<Row> table =
                spark.read().format("delta").load(folder.resolve("ledger").toString());
        for (String customer : List.of("c1", "c22", "c59")) {
            List<Row> files = table.where(LedgerRowEncoder.isOf(customer)
                            .and(functions.col("fragment").equalTo(0)))
                    .select(functions.input_file_name())
                    .distinct()
                    .collectAsList();
            assertThat(files).hasSize(1);
            assertThat(filesWhoseRangeHolds(table, LedgerRow.hashBucket(customer)))
                    .isOne();
            assertThat(cells(store.readVersion(1, customer)))
                    .isEqualTo(cells(store.readPacked().rows().filter((FilterFunction<LedgerRow>)
                            row -> row.getCustomerId().equals(customer))))
                    .hasSize(1);
        }
        assertThat(store.readVersion(1, "nobody").isEmpty()).isTrue();
    }

    /** Files of the base whose smallest and largest bucket, Delta's statistics, let them hold this one. */
    private static long filesWhoseRangeHolds(Dataset<Row> table, int bucket) {
        return table.where("fragment = 0")
                .groupBy(functions.input_file_name())
                .agg(
                        functions.min("hash_bucket").as("least"),
                        functions.max("hash_bucket").as("most"))
                .where(functions.lit(bucket).between(functions.col("least"), functions.col("most")))
                .count();
    }

    @Test
    void isReadAsItWas() {
        store.add(changes(all.subList(200, 300), "insert"), 4);
        assertThat(cells(store.readVersion(0).rows()))
                .isEqualTo(cells(LedgerBuilder.build(purchases(all.subList(0, 200)))));
    }

    @Test
    void includesNothingBeforeItIsBuilt() {
        assertThat(new LedgerStore(spark, folder.resolve("none").toString()).foldedVersion())
                .isEqualTo(-1);
    }

    private Dataset<LedgerRow> changes(List<String> lines, String type) {
        return LedgerBuilder.changes(purchases(lines).withColumn("_change_type", functions.lit(type)));
    }

    private static List<String> cells(Dataset<LedgerRow> ledger) {
        return LedgerRowEncoder.toTable(ledger).toJSON().collectAsList().stream()
                .sorted()
                .toList();
    }

    private Dataset<Row> purchases(List<String> lines) {
        Dataset<String> text = spark.createDataset(lines, org.apache.spark.sql.Encoders.STRING());
        return spark.read()
                .schema(
                        "customer_id STRING, ordered_on DATE, amount DECIMAL(18,2), category STRING, quantity DECIMAL(18,3)")
                .csv(text);
    }

    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lines.add("c%d,2025-%02d-%02d,%d.%02d,k%d,%d"
                    .formatted(
                            random.nextInt(60),
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            random.nextInt(50) - 4,
                            i % 100,
                            random.nextInt(5),
                            1 + random.nextInt(3)));
        }
        return lines;
    }
}
