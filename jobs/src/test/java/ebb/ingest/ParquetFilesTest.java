package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.InputFormat;
import ebb.conf.InputSettings;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.delivery.IngestReport;
import ebb.schema.PurchasesTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files as notebooks and other tools write them. */
class ParquetFilesTest {
    @TempDir
    Path root;

    @Test
    void readsNanosecondsAsWallClockTimesOrInstants() throws IOException {
        Deliveries deliveries = new Deliveries(root, "Europe/Berlin");
        writeNanos(deliveries.folder.resolve("wall.parquet"), "wall", false, "2024-01-31T23:30:00.123456789");
        writeNanos(deliveries.folder.resolve("utc.parquet"), "utc", true, "2024-01-31T23:30:00");
        writeNanos(deliveries.folder.resolve("old.parquet"), "old", false, "1965-01-31T23:30:00.000000001");
        IngestReport report = deliveries.ingest(parquet(deliveries));
        assertThat(Deliveries.summary(report)).isEqualTo("3 = 2 + 0 + 0 + 1");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "ordered_at", "ordered_on"))
                .containsExactly("utc|2024-02-01 00:30:00|2024-02-01", "wall|2024-01-31 23:30:00.123456|2024-01-31");
    }

    @Test
    void bringsAColumnOfSeveralTypesToOne() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        write(
                deliveries,
                "1.parquet",
                "cast(17850 as int) as customer_id, date'2024-01-01' as ordered_at, 1.5D as amount");
        write(
                deliveries,
                "2.parquet",
                "cast(17850 as bigint) as Customer_Id, timestamp'2024-01-02 01:00:00' as ordered_at,"
                        + " cast(2.25 as decimal(10,2)) as amount");
        write(deliveries, "3.parquet", "'17850' as customer_id, '2024-01-03' as ordered_at, 3 as amount");
        write(
                deliveries,
                "4.parquet",
                "17850D as customer_id, timestamp_ntz'2024-01-04 01:00:00' as ordered_at, '4' as amount");
        assertThat(Deliveries.summary(deliveries.ingest(parquet(deliveries)))).isEqualTo("4 = 4 + 0 + 0 + 0");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "ordered_on", "amount"))
                .containsExactly(
                        "17850|2024-01-01|1.50",
                        "17850|2024-01-02|2.25",
                        "17850|2024-01-03|3.00",
                        "17850|2024-01-04|4.00");
    }

    @Test
    void takesTheDayFromTheFoldersName() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        Files.createDirectories(deliveries.folder.resolve("dt=2024-01-05"));
        Files.createDirectories(deliveries.folder.resolve("dt=2024-01-06"));
        write(deliveries, "dt=2024-01-05/a.parquet", "'c1' as customer_id, 1 as amount");
        write(deliveries, "dt=2024-01-06/a.parquet", "'c2' as customer_id, 2 as amount");
        InputSettings settings = deliveries.settings(InputFormat.PARQUET, Map.of("ordered_at", "dt"), Map.of());
        deliveries.ingest(settings);
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "ordered_on"))
                .containsExactly("c1|2024-01-05", "c2|2024-01-06");
    }

    @Tag("D2")
    @Test
    void refusesADeltaTableGivenAsFilesAndABrokenFile() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        deliveries
                .spark
                .sql("select 'c1' as customer_id, timestamp'2024-01-01 00:00:00' as ordered_at, 1 as amount")
                .write()
                .format("delta")
                .save(deliveries.folder.toString());
        assertThatThrownBy(() -> deliveries.ingest(parquet(deliveries)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("inputs.purchases.format: delta");
        Deliveries broken = new Deliveries(root.resolve("broken"));
        broken.write("a.parquet", "no Parquet at all");
        assertThatThrownBy(() -> broken.ingest(parquet(broken)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("a.parquet: it is no whole Parquet file");
    }

    private static InputSettings parquet(Deliveries deliveries) {
        return deliveries.settings(InputFormat.PARQUET, Map.of(), Map.of());
    }

    private static void write(Deliveries deliveries, String name, String columns) throws IOException {
        Path folder = deliveries.folder.resolveSibling("written");
        deliveries
                .spark
                .sql("select " + columns)
                .coalesce(1)
                .write()
                .mode("overwrite")
                .parquet(folder.toString());
        Files.createDirectories(deliveries.folder);
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(path -> path.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            Files.move(file, deliveries.folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void writeNanos(Path file, String customer, boolean isInstant, String moment) throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("message sale { required binary customer_id (STRING); "
                + "required int64 ordered_at (TIMESTAMP(NANOS," + isInstant + ")); required double amount; }");
        LocalDateTime time = LocalDateTime.parse(moment);
        Files.createDirectories(file.getParent());
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
                .withType(schema)
                .build()) {
            writer.write(new SimpleGroupFactory(schema)
                    .newGroup()
                    .append("customer_id", customer)
                    .append("ordered_at", ChronoUnit.NANOS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time))
                    .append("amount", 1.0));
        }
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    }
}
