package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.feature.FeaturesTable;
import ebb.ingest.catalogue.DataRefused;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.store.ModelStore;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A hundred customers over 400 days; the last is scored and published before the past is filled in and looked at again. */
@Tag("journey")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PastDatesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T03:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final LocalDate FIRST = LAST.minusDays(399);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 15);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 20);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 10);
    private static final EffectiveSettings SETTINGS = SettingsLoader.load(
            Optional.empty(),
            Map.of(),
            Map.of(
                    "horizon-days",
                    "30",
                    "training.resamples",
                    "20",
                    "training.most-dates",
                    "3",
                    "training.contestants",
                    "[prevalence, frequency]"));

    @TempDir
    static Path folder;

    private static Lake lake;

    @Tag("B2")
    @Test
    @Order(1)
    void pastDatesAreScoredByModelsOfTheirTimeAndReadersSeeWhatTheySaw() {
        lake = lake("one");
        run(Optional.empty());
        Publications.Publication before = new Publications(lake).require();
        String inForce = new ModelStore(lake).current().orElseThrow().id();

        List<Backfill.Day> days = backfill(Run.Progress.SILENT).execute(List.of(JUNE, MARCH, MAY));

        assertThat(days)
                .allMatch(Backfill.Day::isDone)
                .extracting(Backfill.Day::asOf)
                .containsExactly(JUNE, MARCH, MAY);
        assertThat(lake.read(ScoresTable.TABLE)
                        .where("is_hindsight OR substring(model_id, 1, 10) > cast(as_of AS STRING)")
                        .count())
                .isZero();
        assertThat(lake.read(FeaturesTable.TABLE).select("as_of").distinct().count())
                .isEqualTo(4);
        assertThat(new Publications(lake).require()).isEqualTo(before);
        assertThat(new ModelStore(lake).current().orElseThrow().id()).isEqualTo(inForce);
        assertThat(folder.resolve("one/_ebb/log/scores/" + "%020d.json".formatted(lake.version(ScoresTable.TABLE))))
                .as("copy of the newest commit, from which a damaged log is repaired")
                .exists();
    }

    /** Of more dates in more orders: {@code GridTest}. */
    @Tag("B2")
    @Tag("slow")
    @Test
    @Order(2)
    void theSameDatesInAnotherOrderGiveTheSameRows() {
        Lake other = lake("two");
        new BuildLedgerJob().run(new JobContext(other, SETTINGS.settings(), Optional.of(LAST), "run", CLOCK));
        Backfill later = new Backfill(other, SETTINGS, CLOCK, Run.Progress.SILENT);
        later.execute(List.of(MAY));
        later.execute(List.of(MARCH, JUNE));

        for (Table table : List.of(FeaturesTable.TABLE, ScoresTable.TABLE, SegmentsTable.TABLE)) {
            new JavaDataFrameSuiteBase().assertSmallDataFrameDataEquals(rows(lake, table), rows(other, table));
        }
    }

    @Test
    @Order(3)
    void whatIsDoneIsNotDoneAgainAndAStoppedOneGoesOn() {
        Counting counting = new Counting(2);
        assertThatThrownBy(() -> backfill(counting).execute(List.of(MARCH, MAY.plusDays(1), MAY.plusDays(2))))
                .hasMessage("stopped");
        assertThat(backfill(Run.Progress.SILENT).look(List.of(MARCH, MAY.plusDays(1), MAY.plusDays(2))))
                .extracting(Backfill.Day::isDone)
                .containsExactly(true, false, false);

        Counting rest = new Counting(99);
        backfill(rest).execute(List.of(MARCH, MAY.plusDays(1), MAY.plusDays(2)));
        assertThat(rest.began).containsExactly("score", "segment", "score", "segment");
    }

    @Test
    @Order(4)
    void refusesDaysBeforeThePurchasesAndLeavesThoseThatNoModelCouldKnow() {
        assertThatThrownBy(() -> backfill(Run.Progress.SILENT).execute(List.of(FIRST.minusDays(1))))
                .isInstanceOf(DataRefused.class);
        List<Backfill.Day> days = backfill(Run.Progress.SILENT).look(List.of(FIRST.plusDays(119), FIRST.plusDays(120)));
        assertThat(days.get(0).modelAsOf()).isEmpty();
        assertThat(days.get(1).modelAsOf()).contains(FIRST.plusDays(120));
    }

    @Test
    @Order(5)
    void replayShowsADayAsPublishedThenBesideTheSameDayAsCorrectedSince() {
        Replay.Result unchanged = replay().of(LAST);
        assertThat(unchanged.changes()).isEmpty();
        assertThat(unchanged.now()).isEqualTo(unchanged.then());

        List<Map<String, Object>> late = new ArrayList<>();
        for (int day = 4; day < 7; day++) {
            late.add(purchase("c1", LAST.minusDays(day), "20.00"));
        }
        late.add(purchase("c0", LAST.minusDays(2), "-20.00"));
        late.add(purchase("unknown then", LAST.minusDays(5), "20.00"));
        late.add(purchase("c3", LAST.plusDays(1), "20.00"));
        lake.append(PurchasesTable.TABLE, Published.rows(PurchasesTable.TABLE, late));
        assertThatThrownBy(() -> replay().of(LAST)).hasMessageContaining("Run `ebb build-ledger` first");
        new BuildLedgerJob().run(new JobContext(lake, SETTINGS.settings(), Optional.of(LAST), "run", CLOCK));

        Replay.Result corrected = replay().of(LAST);
        assertThat(corrected.then()).isEqualTo(unchanged.then());
        assertThat(corrected.now().<Long>getAs(ReplayComparison.CUSTOMERS))
                .isEqualTo(corrected.then().<Long>getAs(ReplayComparison.CUSTOMERS) + 1);
        assertThat(corrected.changes())
                .filteredOn(row -> !row.getString(0).equals(ReplayComparison.Reason.OTHERS.words))
                .extracting(row -> row.getString(0) + " " + row.getAs(ReplayComparison.CUSTOMERS) + " "
                        + row.getAs(ReplayComparison.LINES_ADDED) + " " + row.getAs(ReplayComparison.AMOUNT_CHANGE))
                .containsExactlyInAnyOrder(
                        "customer known since 1 1 20.00",
                        "purchases came late 1 3 60.00",
                        "returns came late 1 1 -20.00");
        assertThatThrownBy(() -> replay().of(MARCH))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("nothing was published as of that day. There are [2026-06-30]");
    }

    @Test
    @Order(6)
    void aWholeRunOfAnEarlierDateMovesNeitherWhatReadersSeeNorTheModelInForce() {
        Publications.Publication before = new Publications(lake).require();
        String inForce = new ModelStore(lake).current().orElseThrow().id();

        assertThat(run(Optional.of(JUNE)).publication()).isEmpty();

        assertThat(new Publications(lake).require()).isEqualTo(before);
        assertThat(new ModelStore(lake).current().orElseThrow().id()).isEqualTo(inForce);
        assertThat(rows(lake, ScoresTable.TABLE)
                        .where("as_of = '" + JUNE + "' AND (is_hindsight OR NOT startswith(model_id, '" + JUNE + "'))")
                        .count())
                .as("scored by what was not trained as of that day")
                .isZero();
    }

    private static RunResult run(Optional<LocalDate> asOf) {
        return new Run(lake, SETTINGS, CLOCK, Run.Progress.SILENT)
                .execute(
                        List.of(
                                new BuildLedgerJob(),
                                new FitLifetimeModelsJob(),
                                new BuildFeaturesJob(),
                                new TrainJob(),
                                new ScoreJob(),
                                new SegmentJob()),
                        asOf,
                        "run");
    }

    private static Replay replay() {
        return new Replay(lake, SETTINGS, CLOCK);
    }

    private static Backfill backfill(Run.Progress progress) {
        return new Backfill(lake, SETTINGS, CLOCK, progress);
    }

    /** Stops the run when the job of that number begins. */
    private static final class Counting implements Run.Progress {
        private final List<String> began = new ArrayList<>();
        private final int last;

        Counting(int last) {
            this.last = last;
        }

        @Override
        public void began(Job job, String runId) {
            began.add(job.name());
            if (began.size() >= last) {
                throw new IllegalStateException("stopped");
            }
        }

        @Override
        public void ended(JobRun run, String headline) {}
    }

    private static Dataset<Row> rows(Lake of, Table table) {
        return of.read(table).where("as_of IN ('" + MARCH + "', '" + MAY + "', '" + JUNE + "')");
    }

    private static Lake lake(String name) {
        Lake empty = new Lake(
                SparkSessions.shared(), LakePath.root(folder.resolve(name).toString()));
        empty.append(
                PurchasesTable.TABLE,
                Published.rows(PurchasesTable.TABLE, purchases()).coalesce(2));
        return empty;
    }

    private static List<Map<String, Object>> purchases() {
        Random random = new Random(5);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int customer = 0; customer < 100; customer++) {
            double pace = 5 + 25 * random.nextDouble();
            double stops = random.nextDouble() < 0.5 ? 400 : 400 * random.nextDouble();
            for (double day = customer == 0 ? 0 : pace * random.nextDouble(); day < Math.max(stops, 10); ) {
                rows.add(purchase("c" + customer, FIRST.plusDays((int) day), "20.00"));
                day += 1 + pace * (0.7 + 0.6 * random.nextDouble());
            }
        }
        rows.add(purchase("c0", LAST, "20.00"));
        return rows;
    }

    private static Map<String, Object> purchase(String customer, LocalDate day, String amount) {
        return Map.of(
                PurchasesTable.CUSTOMER_ID,
                customer,
                PurchasesTable.ORDERED_AT,
                Timestamp.valueOf(day.atTime(10, 0)),
                PurchasesTable.ORDERED_ON,
                Date.valueOf(day),
                PurchasesTable.AMOUNT,
                new BigDecimal(amount),
                PurchasesTable.QUANTITY,
                new BigDecimal("1.000"),
                Ingested.SOURCE_FILE,
                "test");
    }
}
