package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.LockHolder;
import ebb.lake.Publications;
import ebb.lake.TableCatalogue;
import ebb.ledger.LedgerRow;
import ebb.schema.Ingested;
import ebb.schema.LedgerTable;
import ebb.schema.PurchasesTable;
import ebb.schema.SensitiveAccessesTable;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MaintainTablesJobTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private static final EffectiveSettings SETTINGS = SettingsLoader.load(Optional.empty(), Map.of(), Map.of());
    private static Lake lake;

    /** One lake for all that is promised: every commit takes a second. */
    @BeforeAll
    static void buyOnTwoDays() {
        lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        // Many customers on the first day: a change of most of the ledger would be folded in at once.
        buy(IntStream.range(0, 41).mapToObj(i -> "customer " + i), "2026-01-10");
        deleteAsEarlierVersionsDid(PurchasesTable.CUSTOMER_ID + " = 'customer 40'");
        run(new BuildLedgerJob());
        buy(Stream.of("customer 1"), "2026-01-20");
        run(new BuildLedgerJob());
    }

    @Tag("C5")
    @Test
    @Order(1)
    void foldsCompactsAndRemovesWithoutChangingWhatReadersSee() throws IOException {
        List<String> ledger = ledger();
        assertThat(lake.read(LedgerTable.TABLE).where("fragment > 0").count()).isEqualTo(1);
        Path ofAKilledRun =
                Files.writeString(folder.resolve("tables/purchases/part-00000-lost.snappy.parquet"), "half");
        Files.setLastModifiedTime(ofAKilledRun, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        long earlier = lake.version(PurchasesTable.TABLE);

        readASensitiveEvent();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        JobResult maintained = scala.Console.withOut(printed, () -> run(new MaintainTablesJob()));

        assertThat(maintained.counts())
                .containsEntry("ledger_folded", true)
                .containsEntry("lowered_tables", 1)
                .containsEntry("removed_files", 1L);
        assertThat(TableCatalogue.ALL.stream().filter(lake::has))
                .as("tables that every reader opens")
                .allMatch(table -> lake.files(table).readerVersion() == 1);
        assertThat(lake.read(PurchasesTable.TABLE).count()).isEqualTo(41);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .as("standard output is the verb's")
                .isEmpty();

        assertThat(lake.read(LedgerTable.TABLE).where("fragment > 0").count()).isZero();
        assertThat(ledger()).isEqualTo(ledger);
        assertThat(lake.ledger().foldedVersion()).isEqualTo(lake.version(PurchasesTable.TABLE));
        assertThat(new Publications(lake).require().versions())
                .containsEntry("purchases", lake.version(PurchasesTable.TABLE))
                .containsEntry("ledger", lake.version(LedgerTable.TABLE));
        assertThat(ofAKilledRun).doesNotExist();
        assertThat(lake.readVersion(PurchasesTable.TABLE, earlier).count()).isEqualTo(41);
    }

    /** What it had done to the tables is published; nobody has written since, because its lock is still there. */
    @Test
    @Order(2)
    void finishesAMaintenanceThatWasKilled() throws IOException {
        BegunVersions.keep(lake, "killed-run", Optional.empty());
        long begun = lake.version(PurchasesTable.TABLE);
        lake.spark()
                .sql("ALTER TABLE delta.`" + lake.path(PurchasesTable.TABLE)
                        + "` SET TBLPROPERTIES ('delta.checkpointInterval' = '20')");
        Files.writeString(
                folder.resolve("_ebb/lock"),
                new ObjectMapper().writeValueAsString(LockHolder.self("killed-run", "maintain", CLOCK)));

        maintainAlone();

        assertThat(lake.version(PurchasesTable.TABLE)).isGreaterThan(begun);
        assertThat(new Publications(lake).require().versions())
                .containsEntry("purchases", lake.version(PurchasesTable.TABLE));
    }

    @Test
    @Order(3)
    void refusesTablesThatHoldWhatNoRunPublished() {
        buy(Stream.of("customer 2"), "2026-01-31");
        for (int trial = 0; trial < 2; trial++) {
            assertThatThrownBy(MaintainTablesJobTest::maintainAlone)
                    .hasMessageContaining("[purchases]")
                    .hasMessageContaining("ebb run");
        }
    }

    /** As it is when the kept days are over. */
    @Test
    @Order(4)
    void refusesToGoBackToWhatWasRemoved() {
        Publications publications = new Publications(lake);
        Publications.Publication first = publications.numbered(1).orElseThrow();
        publications.republish(first, "back", CLOCK.instant());
        assertThat(publications.require().versions()).isEqualTo(first.versions());

        for (String file : lake.readVersion(LedgerTable.TABLE, first.versions().get("ledger"))
                .inputFiles()) {
            assertThat(Path.of(URI.create(file)).toFile().delete()).isTrue();
        }
        assertThatThrownBy(() -> publications.republish(first, "back again", CLOCK.instant()))
                .hasMessageContaining("Cannot go back to publication 1")
                .hasMessageContaining("[ledger]");
    }

    /** Earlier versions of Ebb noted deleted rows beside the files, which not every reader knows. */
    private static void deleteAsEarlierVersionsDid(String condition) {
        lake.spark()
                .sql("ALTER TABLE delta.`" + lake.path(PurchasesTable.TABLE)
                        + "` SET TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')");
        lake.delete(PurchasesTable.TABLE, condition, "delete");
        assertThat(lake.files(PurchasesTable.TABLE).readerVersion()).isEqualTo(3);
    }

    /** It is recorded, and is no change of what is published. */
    private static void readASensitiveEvent() {
        Map<String, Object> access = Map.of(
                SensitiveAccessesTable.ACCESSED_AT,
                Timestamp.from(CLOCK.instant()),
                SensitiveAccessesTable.READER,
                "anna",
                SensitiveAccessesTable.VERB,
                "sql",
                SensitiveAccessesTable.EVENT,
                "pregnancy",
                SensitiveAccessesTable.PURPOSE,
                "care",
                SensitiveAccessesTable.CUSTOMERS,
                1L);
        lake.append(SensitiveAccessesTable.TABLE, Published.rows(SensitiveAccessesTable.TABLE, List.of(access)));
    }

    private static void maintainAlone() {
        new Run(lake, SETTINGS, CLOCK, Run.Progress.SILENT).executeAlone(new MaintainTablesJob(), Optional.empty());
    }

    private static JobResult run(Job job) {
        return new Run(lake, SETTINGS, CLOCK, Run.Progress.SILENT)
                .execute(List.of(job), Optional.empty(), job.name())
                .results()
                .get(0);
    }

    private static List<String> ledger() {
        return lake.ledger().readPacked().rows().javaRDD().collect().stream()
                .map(MaintainTablesJobTest::inWords)
                .sorted()
                .toList();
    }

    private static String inWords(LedgerRow row) {
        return row.getCustomerId() + Arrays.toString(row.getDays()) + Arrays.toString(row.getAmounts());
    }

    private static void buy(Stream<String> customers, String day) {
        List<Row> rows = customers.map(customer -> purchase(customer, day)).toList();
        lake.append(PurchasesTable.TABLE, lake.rows(PurchasesTable.TABLE, rows));
    }

    private static Row purchase(String customer, String day) {
        Map<String, Object> values = Map.of(
                PurchasesTable.CUSTOMER_ID,
                customer,
                PurchasesTable.ORDERED_AT,
                Timestamp.valueOf(day + " 10:00:00"),
                PurchasesTable.ORDERED_ON,
                Date.valueOf(day),
                PurchasesTable.AMOUNT,
                new BigDecimal("1.00"),
                Ingested.SOURCE_FILE,
                "test");
        return RowFactory.create(Arrays.stream(PurchasesTable.TABLE.schema().fieldNames())
                .map(values::get)
                .toArray());
    }
}
