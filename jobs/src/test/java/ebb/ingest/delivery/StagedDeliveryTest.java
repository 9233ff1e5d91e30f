package ebb.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.GateSettings;
import ebb.conf.InputSettings;
import ebb.ingest.Deliveries;
import ebb.ingest.catalogue.DataRefused;
import ebb.lake.TableFiles;
import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedDeliveryTest {
    private static final String HEADER = "customer_id,ordered_at,amount";

    @TempDir
    Path root;

    @Test
    void removesTheFilesOfARefusedDeliveryAndLeavesThoseOfEarlierOnes() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        InputSettings settings = Deliveries.with(deliveries.csv(), new GateSettings(0.01, 0.05, 0.5, 0.5));
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,1");
        deliveries.ingest(settings);
        long before = dataFiles();
        deliveries.write("b.csv", HEADER, "c2,2024-01-02,2", "c3,2024-01-02,x");
        assertThatThrownBy(() -> deliveries.ingest(settings)).isInstanceOf(DataRefused.class);
        assertThat(dataFiles()).isEqualTo(before).isPositive();
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id")).containsExactly("c1");
    }

    @Test
    void readsColumnsThatNoFileGaveAsNullBesideFilesThatGiveThem() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,1");
        deliveries.ingest(deliveries.csv());
        deliveries.write("b.csv", HEADER + ",category", "c2,2024-01-02,2,shoes");
        deliveries.ingest(deliveries.csv());
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "category", "channel", "ordered_on"))
                .containsExactly("c1|-|-|2024-01-01", "c2|shoes|-|2024-01-02");
    }

    @Test
    void countsEachFileByItsAcceptedAndItsOtherRows() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,1", "c2,2024-01-01,2");
        deliveries.write("b.csv", HEADER, "c3,2024-01-02,x", ",2024-01-02,4", "c5,2024-01-02,5");
        assertThat(deliveries.ingest(deliveries.csv()).files())
                .extracting(FileCounts::in, FileCounts::accepted, FileCounts::anonymous, FileCounts::rejected)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, 2L, 0L, 0L),
                        org.assertj.core.groups.Tuple.tuple(3L, 1L, 1L, 1L));
    }

    @Test
    void ingestsAgainWhatAKilledRunStagedAndMaintenanceRemovesItsFiles() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,1", "c2,2024-01-01,2", "c3,2024-01-01,x");
        Table table = PurchasesTable.TABLE;
        Object[] left = {"c1", Timestamp.valueOf("2024-01-01 00:00:00"), Date.valueOf("2024-01-01"), BigDecimal.ONE, "a"
        };
        List<String> names = List.of(
                PurchasesTable.CUSTOMER_ID,
                PurchasesTable.ORDERED_AT,
                PurchasesTable.ORDERED_ON,
                PurchasesTable.AMOUNT,
                Ingested.SOURCE_FILE);
        Row row = RowFactory.create(Arrays.stream(table.schema().fieldNames())
                .map(name -> names.contains(name) ? left[names.indexOf(name)] : null)
                .toArray());
        deliveries.lake.stage(table, deliveries.lake.rows(table, List.of(row)));
        long killed = dataFiles();
        assertThat(killed).isPositive();
        assertThat(deliveries.rows(table, "customer_id")).isEmpty();

        assertThat(deliveries.ingest(deliveries.csv()).files())
                .extracting(FileCounts::accepted, FileCounts::rejected)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, 1L));
        assertThat(deliveries.rows(table, "customer_id")).containsExactly("c1", "c2");

        long all = dataFiles();
        age(Duration.ofDays(31));
        new TableFiles(deliveries.lake, table).removeUnneeded(30);
        assertThat(dataFiles()).isEqualTo(all - killed).isPositive();
        assertThat(deliveries.rows(table, "customer_id")).containsExactly("c1", "c2");
    }

    private void age(Duration age) throws IOException {
        FileTime then = FileTime.from(Instant.now().minus(age));
        try (Stream<Path> files = Files.walk(root.resolve("lake/tables/purchases"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".parquet")).toList()) {
                Files.setLastModifiedTime(file, then);
            }
        }
    }

    private long dataFiles() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("lake/tables/purchases"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }
}
