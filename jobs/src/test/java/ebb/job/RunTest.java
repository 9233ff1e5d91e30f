package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.ingest.catalogue.DataRefused;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.schema.LedgerTable;
import ebb.schema.PurchasesTable;
import ebb.schema.RunsTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final SparkSession spark = SparkSessions.shared();
    private final EffectiveSettings settings = SettingsLoader.load(Optional.empty(), Map.of(), Map.of());
    private Lake lake;

    @BeforeEach
    void openLake() {
        lake = new Lake(spark, LakePath.root(folder.toString()));
    }

    @Test
    void publishesWhatAllJobsWroteAndWritesTheRunLedger() {
        run(new AppendPurchase("buy-once"), new AppendPurchase("buy-again"));

        Publications.Publication published = new Publications(lake).latest().orElseThrow();
        assertThat(published.number()).isOne();
        assertThat(published.asOf()).contains(LocalDate.of(2026, 1, 31));
        assertThat(published.versions()).containsEntry("purchases", lake.version(PurchasesTable.TABLE));
        assertThat(runs()).containsExactly("buy-once done 1", "buy-again done 1");
    }

    @Test
    void aRunThatFailsHalfwayPublishesNothingAndSaysWhy() {
        run(new AppendPurchase("buy-once"));
        long before = new Publications(lake).latest().orElseThrow().versions().get("purchases");

        assertThatThrownBy(() -> run(new AppendPurchase("buy-again"), new Refusing()))
                .isInstanceOf(DataRefused.class);

        Publications publications = new Publications(lake);
        assertThat(publications.latest().orElseThrow().versions()).containsEntry("purchases", before);
        assertThat(publications
                        .read(publications.latest().orElseThrow(), PurchasesTable.TABLE)
                        .count())
                .isOne();
        assertThat(lake.read(PurchasesTable.TABLE).count()).isEqualTo(2);
        assertThat(lake.read(RunsTable.TABLE)
                        .where("state = 'refused'")
                        .select(RunsTable.MESSAGE)
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("too much is broken");
    }

    @Test
    void publishingTheSameVersionsAgainChangesNothing() {
        run(new AppendPurchase("buy-once"));
        run(new Nothing());
        assertThat(new Publications(lake).latest().orElseThrow().number()).isOne();
    }

    @Test
    void aJobThatReadsWhatItDoesNotDeclareIsRefused() {
        run(new AppendPurchase("buy-once"));
        assertThatThrownBy(() -> run(new Undeclared(List.of(), lake -> lake.read(PurchasesTable.TABLE))))
                .hasMessage("Cannot read the table purchases: the job undeclared does not declare it."
                        + " Add it to reads() of the job.");
        assertThatThrownBy(() -> run(new Undeclared(List.of(), lake -> lake.has(PurchasesTable.TABLE))))
                .hasMessageContaining("Cannot read the table purchases");
        run(new Undeclared(List.of(PurchasesTable.TABLE), lake -> lake.read(PurchasesTable.TABLE)));
    }

    @Test
    void aJobThatWritesWhatItOnlyReadsIsRefused() {
        List<Table> reads = List.of(PurchasesTable.TABLE, LedgerTable.TABLE);
        assertThatThrownBy(() -> run(new Undeclared(reads, lake -> lake.open(PurchasesTable.TABLE))))
                .hasMessage("Cannot write the table purchases: the job undeclared does not declare it."
                        + " Add it to writes() of the job.");
        assertThatThrownBy(() -> run(new Undeclared(reads, Lake::ledger)))
                .hasMessageContaining("Cannot write the table ledger");
    }

    @Test
    void whatTheJobsOfARunShareIsRefusedToAJobThatDoesNotDeclareIt() {
        run(new AppendPurchase("buy-once"));
        JobContext context = new JobContext(lake, settings.settings(), Optional.empty(), "run", CLOCK);
        assertThat(context.span().lastDay())
                .isEqualTo((int) LocalDate.of(2026, 1, 31).toEpochDay());
        Job spying = new Undeclared(List.of(), lake -> {}) {
            @Override
            public JobResult run(JobContext own) {
                return JobResult.of(own.asOf() + " " + own.span());
            }
        };
        assertThatThrownBy(() -> context.run(spying)).hasMessageContaining("Cannot read the table purchases");
    }

    private void run(Job... jobs) {
        new Run(lake, settings, CLOCK, Run.Progress.SILENT).execute(List.of(jobs), Optional.empty(), "run");
    }

    private List<String> runs() {
        return lake.read(RunsTable.TABLE).collectAsList().stream()
                .map(row -> row.<String>getAs(RunsTable.JOB) + " " + row.getAs(RunsTable.STATE) + " "
                        + row.<String>getAs(RunsTable.COUNTS).replaceAll("\\D", ""))
                .toList();
    }

    /** Writes one purchase more. */
    private record AppendPurchase(String name) implements Job {
        @Override
        public String summary() {
            return "Adds a purchase.";
        }

        @Override
        public List<Table> reads() {
            return List.of();
        }

        @Override
        public List<Table> writes() {
            return List.of(PurchasesTable.TABLE);
        }

        @Override
        public JobResult run(JobContext context) {
            Object[] cells = new Object[PurchasesTable.TABLE.schema().size()];
            set(cells, PurchasesTable.CUSTOMER_ID, "a");
            set(cells, PurchasesTable.ORDERED_AT, java.sql.Timestamp.valueOf("2026-01-31 10:00:00"));
            set(cells, PurchasesTable.ORDERED_ON, Date.valueOf("2026-01-31"));
            set(cells, PurchasesTable.AMOUNT, new java.math.BigDecimal("1.00"));
            set(cells, ebb.schema.Ingested.SOURCE_FILE, "test");
            Row row = org.apache.spark.sql.RowFactory.create(cells);
            context.lake()
                    .append(
                            PurchasesTable.TABLE,
                            context.lake().spark().createDataFrame(List.of(row), PurchasesTable.TABLE.schema()));
            return JobResult.of("one more").with("rows", 1);
        }

        private static void set(Object[] cells, String column, Object value) {
            cells[PurchasesTable.TABLE.schema().fieldIndex(column)] = value;
        }
    }

    /** Refuses at its gate. */
    private static final class Refusing implements Job {
        @Override
        public String name() {
            return "refuse";
        }

        @Override
        public String summary() {
            return "Refuses.";
        }

        @Override
        public List<Table> reads() {
            return List.of(SegmentsTable.TABLE);
        }

        @Override
        public List<Table> writes() {
            return List.of();
        }

        @Override
        public JobResult run(JobContext context) {
            throw new DataRefused("too much is broken");
        }
    }

    /** Does nothing. */
    private static final class Nothing implements Job {
        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public String summary() {
            return "Nothing.";
        }

        @Override
        public List<Table> reads() {
            return List.of();
        }

        @Override
        public List<Table> writes() {
            return List.of();
        }

        @Override
        public JobResult run(JobContext context) {
            return JobResult.of("nothing");
        }
    }

    /** Does something to its lake that it may not have declared. */
    private static class Undeclared implements Job {
        private final List<Table> reads;
        private final Consumer<Lake> act;

        Undeclared(List<Table> reads, Consumer<Lake> act) {
            this.reads = reads;
            this.act = act;
        }

        @Override
        public String name() {
            return "undeclared";
        }

        @Override
        public String summary() {
            return "Does what it may not have declared.";
        }

        @Override
        public List<Table> reads() {
            return reads;
        }

        @Override
        public List<Table> writes() {
            return List.of();
        }

        @Override
        public JobResult run(JobContext context) {
            act.accept(context.lake());
            return JobResult.of("done");
        }
    }
}
