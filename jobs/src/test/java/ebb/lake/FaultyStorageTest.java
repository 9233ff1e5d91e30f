package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import ebb.testing.AnswerLostLogStore;
import ebb.testing.FaultyFileSystem;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fails while it is written to, or whose answer is lost. */
class FaultyStorageTest {
    @TempDir
    Path folder;

    private Lake lake;

    @BeforeAll
    static void register() {
        FaultyFileSystem.register(SparkSessions.shared().sparkContext().hadoopConfiguration());
        SparkEnv.get().conf().set("spark.delta.logStore.faulty.impl", AnswerLostLogStore.class.getName());
    }

    @BeforeEach
    void writeOnce() {
        lake = new Lake(SparkSessions.shared(), LakePath.root("faulty:" + folder));
        lake.append(PurchasesTable.TABLE, purchase("a"));
    }

    @AfterEach
    void worksAgain() {
        FaultyFileSystem.failToClose("(?!)");
        AnswerLostLogStore.lose(0);
    }

    @Tag("A4")
    @ParameterizedTest
    @ValueSource(strings = {"part-.*\\.parquet", "_delta_log/.*\\.json"})
    void aFileThatCannotBeClosedLeavesTheVersionAndEveryRow(String failing, TestReporter reporter) {
        long version = lake.version(PurchasesTable.TABLE);
        FaultyFileSystem.failToClose(failing);

        assertThatThrownBy(() -> lake.append(PurchasesTable.TABLE, purchase("b")))
                .hasStackTraceContaining("the store gave up on");

        assertThat(FaultyFileSystem.failed()).isPositive();
        int failed = FaultyFileSystem.failed();
        FaultyFileSystem.failToClose("(?!)");
        assertThat(lake.version(PurchasesTable.TABLE)).isEqualTo(version);
        assertThat(customers()).containsExactly("a");
        lake.append(PurchasesTable.TABLE, purchase("b"));
        assertThat(customers()).containsExactly("a", "b");
        reporter.publishEntry("figure", failed + " of " + failing.replace("\\", "") + " not closed");
    }

    @Tag("A4")
    @Test
    void aPageThatCannotBeClosedLeavesTheOneBefore() {
        LakePath page = lake.root().resolve("reports/page.html");
        page.write("before".getBytes(StandardCharsets.UTF_8), lake.configuration());
        FaultyFileSystem.failToClose("page\\.html");
        assertThatThrownBy(() -> page.write("after".getBytes(StandardCharsets.UTF_8), lake.configuration()))
                .hasMessageContainingAll("Cannot write", "the store gave up");
        assertThat(page.readText(lake.configuration())).contains("before");
    }

    @Tag("A3")
    @Test
    void aCommitWhoseAnswerWasLostIsNotMadeTwice(TestReporter reporter) {
        for (String customer : List.of("b", "c", "d")) {
            AnswerLostLogStore.lose(1);
            lake.append(PurchasesTable.TABLE, purchase(customer));
            assertThat(AnswerLostLogStore.left()).isZero();
        }
        assertThat(customers()).containsExactly("a", "b", "c", "d");
        reporter.publishEntry("figure", "3 answers lost, 0 rows twice");
    }

    private List<String> customers() {
        return lake.read(PurchasesTable.TABLE).select(PurchasesTable.CUSTOMER_ID).collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private static Dataset<Row> purchase(String customer) {
        Map<String, Object> row = Map.of(
                PurchasesTable.CUSTOMER_ID,
                customer,
                PurchasesTable.ORDERED_AT,
                Timestamp.valueOf("2026-01-05 10:00:00"),
                PurchasesTable.ORDERED_ON,
                Date.valueOf("2026-01-05"),
                PurchasesTable.AMOUNT,
                new BigDecimal("1.00"),
                Ingested.SOURCE_FILE,
                "test");
        return Published.rows(PurchasesTable.TABLE, List.of(row)).coalesce(1);
    }
}
