package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.conf.SettingsLoader;
import ebb.explain.CustomerOverview;
import ebb.explain.ScoreExplanation;
import ebb.ingest.catalogue.DataRefused;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.schema.CustomersTable;
import ebb.schema.DriftTable;
import ebb.schema.ExpectedDemandTable;
import ebb.schema.PurchasesTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.store.ModelStore;
import ebb.testing.Published;
import ebb.testing.PurchaseLines;
import ebb.testing.SparkSessions;
import ebb.training.GateDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shops that cannot train a model: everything that needs none is published, and the advice given works. */
@Tag("journey")
class UnusualShopsTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 8, 1);

    @TempDir
    Path folder;

    /** Ninety-one days, customers who come every five to fifteen days and of whom half stop. */
    @Test
    void aYoungShopIsScoredByThePurchaseModelAndTrainsWhenTheAdviceIsFollowed() throws IOException {
        Random random = new Random(3);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int customer = 0; customer < 120; customer++) {
            double pace = 5 + 10 * random.nextDouble();
            double stops = customer % 2 == 0 ? 91 : 20 + 71 * random.nextDouble();
            for (double day = customer == 0 ? 0 : pace * random.nextDouble();
                    day < stops;
                    day += 1 + pace * random.nextDouble() * 2) {
                rows.add(purchase(customer, (int) day));
            }
        }
        rows.add(purchase(0, 90));
        Lake lake = lake(rows);
        lake.append(
                CustomersTable.TABLE,
                Published.filled(
                        CustomersTable.TABLE,
                        FIRST,
                        List.of(Map.of(CustomersTable.CUSTOMER_ID, "c0", CustomersTable.NAME, "Anna"))));
        JobContext context = context(lake, FIRST.plusDays(90), Map.of());
        Map<String, JobResult> results = everyJob(context);

        assertThat(Files.readString(
                        Path.of((String) results.get("report").counts().get("path"))))
                .as("the page says whose refusal is not known, as next-actions does")
                .contains("Opt-out and consent are not checked: the customers input has no column for them.");
        ModelStore.Stored stored = new ModelStore(lake).current().orElseThrow();
        assertThat(stored.card().verdict().grade()).isEqualTo(GateDecision.Grade.NOT_JUDGED);
        assertThat(stored.card().verdict().published()).isEqualTo("buy_till_you_die");
        assertThat(results.get("train").headline())
                .contains("the data cover 91 days")
                .contains("purchase model")
                .doesNotContain("nobody bought anything");
        assertThat(results.get("look-ahead").headline()).contains("a sum that no past week has judged");
        assertThat(lake.read(ExpectedDemandTable.TABLE)
                        .where(ExpectedDemandTable.CHANGE + " IS NOT NULL")
                        .count())
                .isZero();
        for (Row score : lake.read(ScoresTable.TABLE).collectAsList()) {
            assertThat(score.<Double>getAs(ScoresTable.CHURN_PROBABILITY))
                    .isCloseTo(score.<Double>getAs(ScoresTable.NO_PURCHASE), within(1e-6));
            assertThat(score.<String>getAs(ScoresTable.RISK_BAND)).isNotNull();
        }
        assertThat(lake.read(SegmentsTable.TABLE).count()).isEqualTo(120);
        assertThat(explained(lake, "c0", context).story())
                .as("the doubt stands before the story")
                .first()
                .asString()
                .startsWith("No model could be trained: ");

        JobContext advised = context(lake, FIRST.plusDays(90), settings((String)
                results.get("train").counts().get("advice")));
        JobResult trained = new TrainJob().run(advised);
        assertThat(trained.counts().get("grade")).isNotEqualTo(GateDecision.Grade.NOT_JUDGED.words());
        assertThat(new ModelStore(lake).current().orElseThrow().card().judgements())
                .isNotEmpty();
        new BuildFeaturesJob().run(advised);
        new ScoreJob().run(advised);
        assertThat(new WatchDriftJob().run(advised).counts())
                .as("right after training nothing has drifted")
                .containsEntry("findings", 0);
        assertThat(lake.read(DriftTable.TABLE)
                        .where(DriftTable.KIND + " = 'feature'")
                        .count())
                .isPositive();
        nothingHasDriftedWhereThePurchasesEndBeforeTheAsOfDate(
                lake, settings((String) results.get("train").counts().get("advice")));
    }

    private static ScoreExplanation explained(Lake lake, String customer, JobContext context) {
        new Publications(lake)
                .publish("test", Optional.of(context.asOf()), lake.versions(Publications.PUBLISHED), Instant.EPOCH);
        return ScoreExplanation.of(lake, customer, new CustomerOverview.Terms(context.settings(), Clock.systemUTC()));
    }

    private static void nothingHasDriftedWhereThePurchasesEndBeforeTheAsOfDate(Lake lake, Map<String, String> advice) {
        LocalDate asOf = FIRST.plusDays(100);
        Map<String, String> sets = new HashMap<>(advice);
        sets.put("as-of-tolerance-days", "10");
        JobContext late = context(lake, asOf, sets);
        List.of(new BuildFeaturesJob(), new TrainJob(), new ScoreJob(), new WatchDriftJob())
                .forEach(job -> job.run(late));
        Dataset<Row> watched = lake.read(DriftTable.TABLE, asOf).where(DriftTable.KIND + " IN ('feature', 'score')");
        assertThat(watched.count()).isPositive();
        assertThat(watched.where(DriftTable.IS_FINDING).collectAsList()).isEmpty();
    }

    @Test
    void aShopOfSinglePurchasesHasNoProbabilitiesAndSaysWhy() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int customer = 0; customer < 130; customer++) {
            rows.add(purchase(customer, 3 * customer + (customer < 65 ? 0 : 40)));
        }
        Lake lake = lake(rows);
        LocalDate last = FIRST.plusDays(3 * 129 + 40);
        Map<String, JobResult> results = everyJob(context(lake, last, Map.of()));

        assertThat(results.get("train").headline())
                .contains("bought on a second day, and no customer has yet")
                .contains("nobody bought anything from 2026-02-10 to 2026-03-23 (42 days)");
        List<Row> scores = lake.read(ScoresTable.TABLE).collectAsList();
        assertThat(scores).hasSize(130).allSatisfy(score -> {
            Double probability = score.getAs(ScoresTable.CHURN_PROBABILITY);
            assertThat(probability == null || Double.isFinite(probability)).isTrue();
            assertThat(probability != null
                            || score.<String>getAs(ScoresTable.REASONS.get(0)).startsWith("Not scored: "))
                    .isTrue();
        });
        assertThat(lake.read(SegmentsTable.TABLE).count()).isEqualTo(130);
        ScoreExplanation explanation = explained(lake, "c7", context(lake, last, Map.of()));
        assertThat(explanation.story()).as("of a customer without a score").isEmpty();
        assertThat(explanation.reasons()).isEmpty();
    }

    @Test
    void aShopOfReturnsAloneIsToldThatNobodyBought() {
        Lake lake = lake(List.of(
                PurchaseLines.line("c1", FIRST, "-5.00"), PurchaseLines.line("c2", FIRST.plusDays(9), "-7.00")));
        JobContext context = context(lake, FIRST.plusDays(9), Map.of());
        new BuildLedgerJob().run(context);

        assertThatThrownBy(() -> new BuildFeaturesJob().run(context))
                .isInstanceOf(DataRefused.class)
                .hasMessageStartingWith(
                        "Cannot build features as of 2025-08-10: none of 2 customers has a purchase day");
    }

    /** Each customer buys on a day or two of two Decembers of three. */
    @Test
    void aChristmasShopIsToldWhatToSetAndPublishesNoUndefinedNumber() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int year = 0; year < 4; year++) {
            for (int customer = 0; customer < 120; customer++) {
                if (customer % 3 != year % 3) {
                    int december = (int) (LocalDate.of(2025 + year, 12, 1).toEpochDay() - FIRST.toEpochDay());
                    rows.add(purchase(customer, december + customer % 7));
                    if (customer % 2 == 0) {
                        rows.add(purchase(customer, december + 9 + customer % 11));
                    }
                }
            }
        }
        Lake lake = lake(rows);
        JobContext inOctober = context(lake, LocalDate.of(2028, 10, 15), Map.of());
        Map<String, JobResult> results = everyJob(inOctober);

        String warning = (String) results.get("build-features").counts().get("warning");
        assertThat(warning).contains("of the gaps between purchases").contains("0 of 120 customers are active");
        Map<String, String> advised = settings(warning);
        assertThat(advised).containsOnlyKeys("horizon-days", "active-days");
        assertThat(results.values()).noneMatch(result -> result.headline().contains("NaN"));
        assertThat(results.get("train").headline())
                .as("a season comes again every year")
                .doesNotContain("nobody bought anything");
        assertThat(results.get("look-ahead").headline())
                .contains("WARNING: in the same weeks of last year ", "plan by last_year_amount");
        assertThat(new LookAheadJob()
                        .run(context(lake, LocalDate.of(2028, 12, 22), Map.of()))
                        .headline())
                .as("the season is over, and all are active still")
                .contains("WARNING: in the same weeks of last year 0 EUR were bought, and ", " are expected: ");
        assertThat(new BuildFeaturesJob()
                        .run(context(lake, LocalDate.of(2028, 10, 15), advised))
                        .counts())
                .containsEntry("warning", null)
                .extractingByKey("active")
                .isNotEqualTo(0L);
    }

    /** The settings that a sentence names as {@code key=value}. */
    private static Map<String, String> settings(String words) {
        return Pattern.compile("([a-z.-]*days)=([0-9]+)")
                .matcher(words)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), UnusualShopsTest::value));
    }

    private static String value(MatchResult found) {
        return found.group(2);
    }

    private static Map<String, JobResult> everyJob(JobContext context) {
        Map<String, JobResult> results = new HashMap<>();
        for (Job job : JobCatalogue.ALL) {
            if (!(job instanceof IngestJob)) {
                results.put(job.name(), context.run(job));
            }
        }
        return results;
    }

    private Lake lake(List<Map<String, Object>> purchases) {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        lake.append(
                PurchasesTable.TABLE,
                Published.rows(PurchasesTable.TABLE, purchases).coalesce(2));
        return lake;
    }

    private static JobContext context(Lake lake, LocalDate asOf, Map<String, String> more) {
        Map<String, String> sets = new HashMap<>(more);
        sets.put("training.resamples", "20");
        sets.put("training.contestants", "[prevalence, recency, frequency, buy_till_you_die, logistic_regression]");
        sets.put("warnings.replay.most-dates", "4");
        return new JobContext(
                lake,
                SettingsLoader.load(Optional.empty(), Map.of(), sets).settings(),
                Optional.of(asOf),
                "run-1",
                Clock.fixed(Instant.parse("2029-01-01T03:00:00Z"), ZoneOffset.UTC));
    }

    private static Map<String, Object> purchase(int customer, int day) {
        return PurchaseLines.line("c" + customer, FIRST.plusDays(day), "5.00");
    }
}
