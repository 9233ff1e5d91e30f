package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.customer.LogOdds;
import ebb.explain.CustomerOverview;
import ebb.explain.ScoreExplanation;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.schema.DriftTable;
import ebb.schema.ExpectedTotalsTable;
import ebb.schema.ScoreMovesTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.WarningQualityTable;
import ebb.schema.WarningsTable;
import ebb.shop.PresetShop;
import ebb.shop.ShopPreset;
import ebb.store.ModelStore;
import ebb.testing.SparkSessions;
import ebb.training.GateDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every job on shops of every kind, whatever the as-of date: none ends in a crash, and whoever is active has a probability. */
@Tag("journey")
class PresetDatesTest {
    private static final int CUSTOMERS = 300;
    private static final int FEW_CUSTOMERS = 150;
    private static final int FEW = 2;
    private static final int MANY = 30;

    @TempDir
    Path folder;

    /** The last day, and one in the middle. */
    @ParameterizedTest
    @EnumSource(names = {"YEARLY", "MEMORYLESS"})
    void everyJobThatScoresEndsWellOnTwoDates(ShopPreset preset) {
        PresetShop shop = new PresetShop(preset, FEW_CUSTOMERS);
        Lake lake = runOver(
                shop,
                FEW,
                List.of("fit-lifetime-models", "build-features", "train", "score", "watch-drift", "segment", "warn"));
        assertThat(lake.read(DriftTable.TABLE, preset.endDate())
                        .where(DriftTable.KIND + " = 'feature' AND " + DriftTable.IS_FINDING)
                        .count())
                .as("features that have drifted right after training")
                .isZero();
        if (preset == ShopPreset.YEARLY) {
            whoseBandChangedIsToldByCauseAndByFeature(lake, shop);
        }
        if (preset == ShopPreset.MEMORYLESS) {
            aScoreThatKnowsLittleMakesNoList(lake, shop);
            totalsStandBesideWhatCame(lake, preset.endDate());
            whatCannotBeForetoldHasNoDate(lake, preset.endDate());
        }
    }

    private void whoseBandChangedIsToldByCauseAndByFeature(Lake lake, PresetShop shop) {
        LocalDate last = shop.preset().endDate();
        LocalDate first = dates(shop.preset(), FEW).get(0);
        assertThat(moves(lake, shop))
                .as("with no earlier scores in a publication")
                .isEmpty();
        new Publications(lake).publish("test", Optional.of(last), lake.versions(Publications.PUBLISHED), Instant.EPOCH);

        List<Row> moves = moves(lake, shop);
        Dataset<Row> before = bands(lake, first).withColumnRenamed(ScoresTable.RISK_BAND, ScoreMovesTable.BAND_BEFORE);
        assertThat(moves)
                .hasSizeGreaterThan(3)
                .hasSize((int) bands(lake, last)
                        .join(before, ScoresTable.CUSTOMER_ID)
                        .where(ScoresTable.RISK_BAND + " <> " + ScoreMovesTable.BAND_BEFORE)
                        .count())
                .allSatisfy(PresetDatesTest::addsUp);
        assertThat(moves(lake, shop)).as("run again").hasSameElementsAs(moves);
        Row move = moves.get(0);
        assertThat(story(lake, shop, move))
                .anyMatch(words -> words.startsWith("Since " + first + ": ") && words.contains(named(move)));
        new Publications(lake).publish("test", Optional.of(last), lake.versions(Publications.PUBLISHED), Instant.EPOCH);
        deleteModel(move.getAs(ScoreMovesTable.MODEL_BEFORE));
        assertThat(story(lake, shop, move))
                .anyMatch(
                        words -> words.startsWith("What moved it since " + first + " is not known: the model of then"));
        assertThat(moves(lake, shop)).isEmpty();
    }

    /** The feature that moved the score most, as {@code explain} tells it. */
    private static String named(Row move) {
        return String.format(
                Locale.ROOT,
                "; most by %s (%+.2f)",
                move.getAs(ScoreMovesTable.feature(1)),
                move.<Double>getAs(ScoreMovesTable.featureShare(1)));
    }

    private List<String> story(Lake lake, PresetShop shop, Row move) {
        return ScoreExplanation.of(
                        lake,
                        move.getAs(ScoreMovesTable.CUSTOMER_ID),
                        new CustomerOverview.Terms(settings(shop).settings(), Clock.systemUTC()))
                .story();
    }

    /** As the one who keeps the lake may do. */
    private void deleteModel(String id) {
        try (Stream<Path> files = Files.walk(folder.resolve("lake/models").resolve(id))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> assertThat(file.toFile().delete()).isTrue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Row> moves(Lake lake, PresetShop shop) {
        LocalDate last = shop.preset().endDate();
        try (JobContext context = new JobContext(
                lake,
                SettingsLoader.load(Optional.empty(), Map.of(), sets(shop)).settings(),
                Optional.of(last),
                "run-moves",
                Clock.systemUTC())) {
            context.run(new CompareScoresJob());
        }
        return lake.read(ScoreMovesTable.TABLE, last).collectAsList();
    }

    private static Dataset<Row> bands(Lake lake, LocalDate date) {
        return lake.read(ScoresTable.TABLE, date).select(ScoresTable.CUSTOMER_ID, ScoresTable.RISK_BAND);
    }

    private static void addsUp(Row move) {
        double change = move.getAs(ScoreMovesTable.LOG_ODDS_CHANGE);
        double causes = Stream.of(
                        ScoreMovesTable.BY_TIME,
                        ScoreMovesTable.BY_PURCHASES,
                        ScoreMovesTable.BY_INPUTS,
                        ScoreMovesTable.BY_MODEL)
                .mapToDouble(move::<Double>getAs)
                .sum();
        double features = move.<Double>getAs(ScoreMovesTable.REST)
                + IntStream.rangeClosed(1, ScoreMovesTable.FEATURE_COUNT)
                        .mapToObj(place -> move.<Double>getAs(ScoreMovesTable.featureShare(place)))
                        .filter(Objects::nonNull)
                        .mapToDouble(share -> share)
                        .sum();
        assertThat(causes).isCloseTo(change, within(1e-9));
        assertThat(features).isCloseTo(change, within(1e-6));
        assertThat(LogOdds.exactly(move.<Double>getAs(ScoreMovesTable.PROBABILITY_NOW))
                        - LogOdds.exactly(move.<Double>getAs(ScoreMovesTable.PROBABILITY_BEFORE)))
                .isCloseTo(change, within(1e-9));
        assertThat(move.<Double>getAs(ScoreMovesTable.BY_INPUTS))
                .as("there are no further inputs")
                .isZero();
    }

    private static void totalsStandBesideWhatCame(Lake lake, LocalDate date) {
        List<Row> totals = lake.read(ExpectedTotalsTable.TABLE, date).collectAsList();
        assertThat(totals).allSatisfy(row -> assertThat(row.<Double>getAs(ExpectedTotalsTable.EXPECTED))
                .isBetween(row.getAs(ExpectedTotalsTable.LOW), row.getAs(ExpectedTotalsTable.HIGH)));
        assertThat(totals)
                .filteredOn(row -> row.getAs(ExpectedTotalsTable.ACTUAL) == null)
                .extracting(row -> row.<String>getAs(ExpectedTotalsTable.MEASURE))
                .containsExactlyInAnyOrder("purchase days", "spend");
        assertThat(totals)
                .filteredOn(row -> row.getAs(ExpectedTotalsTable.ACTUAL) != null)
                .hasSizeGreaterThan(4);
    }

    private static void whatCannotBeForetoldHasNoDate(Lake lake, LocalDate date) {
        Dataset<Row> undated =
                lake.read(ScoresTable.TABLE, date).where(ScoresTable.NEXT_PURCHASE_NOTE + " LIKE 'no date: %'");
        assertThat(undated.count()).isPositive();
        assertThat(undated.where(ScoresTable.EXPECTED_NEXT_PURCHASE_ON + " IS NOT NULL")
                        .count())
                .isZero();
    }

    private static String silence(Lake lake, LocalDate date, String rule) {
        return lake.read(WarningQualityTable.TABLE, date)
                .where(WarningQualityTable.IN_FORCE + " AND " + WarningQualityTable.RULE + " = '" + rule + "'")
                .first()
                .getAs(WarningQualityTable.SILENT_BECAUSE);
    }

    private void aScoreThatKnowsLittleMakesNoList(Lake lake, PresetShop shop) {
        LocalDate date = shop.preset().endDate();
        assertThat(new ModelStore(lake).current().orElseThrow().card().verdict().grade())
                .isEqualTo(GateDecision.Grade.KNOWS_LITTLE);
        assertThat(contacts(lake, date)).as("by default").isZero();
        assertThat(lake.read(WarningsTable.TABLE)
                        .where(functions.col(WarningsTable.RULE).equalTo("loss"))
                        .count())
                .isZero();
        assertThat(silence(lake, date, "loss")).startsWith("the churn score knows little");
        assertThat(silence(lake, date, "sales_progress"))
                .as("a drop of orders is a fact")
                .isNotEqualTo(silence(lake, date, "loss"));
        Map<String, String> sets = sets(shop);
        sets.put("contact.when-score-knows-little", "list");
        try (JobContext context = new JobContext(
                lake,
                SettingsLoader.load(Optional.empty(), Map.of(), sets).settings(),
                Optional.of(date),
                "run-list",
                Clock.systemUTC())) {
            context.run(new SegmentJob());
        }
        assertThat(contacts(lake, date)).as("where the conf says so").isPositive();
    }

    private static long contacts(Lake lake, LocalDate date) {
        return lake.read(SegmentsTable.TABLE, date)
                .where(functions.col(SegmentsTable.CONTACT_BY).isNotNull())
                .count();
    }

    /** Whole runs, each published before the next: from the first day with a purchase to the last. {@code -Debb.dates=6} makes it shorter. */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(ShopPreset.class)
    void everyRunEndsWellOnThirtyDates(ShopPreset preset) {
        PresetShop shop = new PresetShop(preset, CUSTOMERS);
        EffectiveSettings settings = settings(shop);
        Lake lake = ingested(shop, settings);
        Run run = new Run(lake, settings, Clock.systemUTC(), Run.Progress.SILENT);
        List<Job> jobs = JobCatalogue.ALL.stream()
                .filter(job -> !List.of("ingest", "build-ledger").contains(job.name()))
                .toList();
        int moves = 0;
        for (LocalDate date :
                evenly(firstDay(lake, settings), preset.endDate(), Integer.getInteger("ebb.dates", MANY))) {
            RunResult result = run.execute(jobs, Optional.of(date), "test");
            assertThat(result.publication()).as("publication of %s", date).isPresent();
            assertThat(result.results()).extracting(JobResult::headline).noneMatch(words -> words.contains("NaN"));
            everyoneHasAProbabilityOrAReason(lake, preset, date);
            List<Row> moved = lake.read(ScoreMovesTable.TABLE, date).collectAsList();
            moved.forEach(PresetDatesTest::addsUp);
            moves += moved.size();
        }
        assertThat(moves)
                .as("customers whose band changed, over all dates; where all score alike none may")
                .isGreaterThan(preset == ShopPreset.MEMORYLESS ? -1 : 0);
    }

    private static LocalDate firstDay(Lake lake, EffectiveSettings settings) {
        try (JobContext context =
                new JobContext(lake, settings.settings(), Optional.empty(), "run", Clock.systemUTC())) {
            return LocalDate.ofEpochDay(context.span().firstDay());
        }
    }

    private Lake runOver(PresetShop generated, int dates, List<String> jobs) {
        ShopPreset preset = generated.preset();
        EffectiveSettings settings = settings(generated);
        Lake lake = ingested(generated, settings);
        for (LocalDate date : dates(preset, dates)) {
            try (JobContext context =
                    new JobContext(lake, settings.settings(), Optional.of(date), "run-" + date, Clock.systemUTC())) {
                for (Job job : JobCatalogue.ALL) {
                    if (jobs.contains(job.name())) {
                        assertThat(context.run(job).headline())
                                .as("%s of %s on %s", job.name(), preset.word(), date)
                                .doesNotContain("NaN");
                    }
                }
            }
            everyoneHasAProbabilityOrAReason(lake, preset, date);
        }
        return lake;
    }

    private EffectiveSettings settings(PresetShop shop) {
        return SettingsLoader.load(Optional.empty(), Map.of(), sets(shop));
    }

    private Lake ingested(PresetShop shop, EffectiveSettings settings) {
        shop.write(SparkSessions.shared(), folder.resolve("shop").toString());
        Lake lake = new Lake(
                SparkSessions.shared(), LakePath.root(folder.resolve("lake").toString()));
        Run run = new Run(lake, settings, Clock.systemUTC(), Run.Progress.SILENT);
        List.of(new IngestJob(), new BuildLedgerJob()).forEach(job -> run.executeAlone(job, Optional.empty()));
        return lake;
    }

    private static void everyoneHasAProbabilityOrAReason(Lake lake, ShopPreset preset, LocalDate date) {
        assertThat(lake.read(ScoresTable.TABLE, date).collectAsList())
                .as("customers of %s on %s have a probability, or a reason for none", preset.word(), date)
                .isNotEmpty()
                .allMatch(score -> score.getAs(ScoresTable.CHURN_PROBABILITY) != null
                        || score.<String>getAs(ScoresTable.REASONS.get(0)).startsWith("Not scored: "));
    }

    private Map<String, String> sets(PresetShop shop) {
        Map<String, String> sets = new HashMap<>(shop.settings(
                folder.resolve("lake").toString(), folder.resolve("shop").toString()));
        sets.put("training.resamples", "20");
        sets.put("training.contestants", "[prevalence, recency, frequency, buy_till_you_die, logistic_regression]");
        sets.put("training.most-dates", "4");
        sets.put("warnings.replay.most-dates", "3");
        sets.put("as-of.most-changed-share", "1");
        return sets;
    }

    /** Evenly from a horizon after the first day to the last, which is among them, ascending. */
    private static List<LocalDate> dates(ShopPreset preset, int count) {
        LocalDate first = preset.startDate().plusDays(preset.horizonDays);
        return evenly(first, preset.endDate(), count + 1).subList(1, count + 1);
    }

    /** Both ends are among them, ascending. */
    private static List<LocalDate> evenly(LocalDate first, LocalDate last, int count) {
        long days = ChronoUnit.DAYS.between(first, last);
        return IntStream.range(0, count)
                .mapToObj(i -> first.plusDays(days * i / (count - 1)))
                .toList();
    }
}
