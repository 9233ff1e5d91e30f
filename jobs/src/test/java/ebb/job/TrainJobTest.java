package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LogisticRegression;
import ebb.churn.spark.ChurnProbability;
import ebb.churn.tree.MllibRandomForest;
import ebb.churn.tree.XgBoost;
import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.customer.LogOdds;
import ebb.evaluation.CalibrationTable;
import ebb.feature.PopulationTerms;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.report.ModelCardText;
import ebb.report.ModelDescription;
import ebb.schema.BacktestTable;
import ebb.schema.CustomersTable;
import ebb.schema.ModelCardsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.ScoreFactorsTable;
import ebb.schema.ScoreFairnessTable;
import ebb.store.ModelStore;
import ebb.testing.Published;
import ebb.testing.PurchaseLines;
import ebb.testing.SparkSessions;
import ebb.training.BacktestRows;
import ebb.training.ExampleBuilder;
import ebb.training.FittingPlace;
import ebb.training.ModelCard;
import ebb.training.Training;
import ebb.training.TrainingDates;
import ebb.value.NextPurchaseForecast;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers who each come by a pace of their own until, one day, they stop. */
class TrainJobTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T03:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final int DAYS = 400;
    private static final int CUSTOMERS = 240;
    private static final int HORIZON = 30;

    @TempDir
    static Path folder;

    private static Lake lake;

    @BeforeAll
    static void buildLedger() {
        lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        lake.append(
                PurchasesTable.TABLE,
                Published.rows(PurchasesTable.TABLE, purchases()).coalesce(2));
        lake.append(
                CustomersTable.TABLE,
                Published.filled(
                        CustomersTable.TABLE,
                        LAST,
                        IntStream.range(0, CUSTOMERS)
                                .mapToObj(TrainJobTest::customer)
                                .toList()));
        context(LAST).run(new BuildLedgerJob());
    }

    /** Every second lives in the north, five in the east. */
    private static Map<String, Object> customer(int customer) {
        return Map.of(
                CustomersTable.CUSTOMER_ID,
                "c" + customer,
                CustomersTable.REGION,
                customer < 5 ? "east" : customer % 2 == 0 ? "north" : "south");
    }

    @Test
    void trainAndBacktestLeaveEachOthersRows() {
        context(LAST).run(new TrainJob());
        List<String> ofTraining = judgements(BacktestRows.TRAINING);
        context(LAST).run(new BacktestJob());
        List<String> ofBacktest = judgements(BacktestRows.BACKTEST);

        assertThat(ofTraining).isNotEmpty();
        assertThat(ofBacktest).isNotEmpty();
        assertThat(judgements(BacktestRows.TRAINING)).isEqualTo(ofTraining);
        saysWhatMovesTheScoresAndHowFairTheyAre();
        context(LAST).run(new TrainJob());
        assertThat(judgements(BacktestRows.BACKTEST)).isEqualTo(ofBacktest);
        assertThat(judgements(BacktestRows.TRAINING)).isEqualTo(ofTraining);
    }

    private static void saysWhatMovesTheScoresAndHowFairTheyAre() {
        ModelStore.Stored stored = new ModelStore(lake).current().orElseThrow();
        NextPurchaseForecast next = stored.values().nextPurchase();
        assertThat(next.customers()).isPositive();
        assertThat(next.newest().orElseThrow().insideShare()).isBetween(.7, .95);
        assertThat(ModelCardText.story("m", stored.card(), Optional.of(next)).facts())
                .anyMatch(fact -> fact.words().contains("past intervals needed to hold four in five; out of time, on"));
        ModelCard card = stored.card();
        assertThat(lake.read(ScoreFactorsTable.TABLE, LAST).count())
                .isEqualTo(card.factors().size())
                .isPositive();
        List<Row> groups = lake.read(ScoreFairnessTable.TABLE, LAST)
                .orderBy(ScoreFairnessTable.GROUP)
                .collectAsList();
        assertThat(groups)
                .extracting(row -> row.<String>getAs(ScoreFairnessTable.GROUP))
                .as("the five of the east are fewer than the least cohort")
                .containsExactly("north", "south");
        assertThat(groups).allSatisfy(row -> assertThat(row.<Double>getAs(ScoreFairnessTable.ACTUAL))
                .isBetween(row.getAs(ScoreFairnessTable.ACTUAL_LOW), row.getAs(ScoreFairnessTable.ACTUAL_HIGH)));
        assertThat(groups.stream()
                        .mapToInt(row -> row.getAs(ScoreFairnessTable.CUSTOMERS))
                        .sum())
                .isBetween(card.holdoutRows() - 5, card.holdoutRows());
    }

    @Test
    void aHistoryTooShortToJudgeStillTrainsARule() {
        LocalDate early = LAST.minusDays(DAYS - 1L).plusDays(90 + HORIZON + 5);

        JobResult result = context(early).run(new TrainJob());

        assertThat(result.counts()).containsEntry("beats_rule", false);
        assertThat(new ModelStore(lake).current()).isPresent();
        assertThat(lake.read(ModelCardsTable.TABLE, early).collectAsList())
                .extracting(row -> row.<String>getAs(ModelCardsTable.GRADE))
                .containsExactly("not judged out of time");
    }

    @Test
    void aSpendFloorMakesMoreOfThemChurnAndTheCardSaysSo() {
        JobContext plain = context(LAST);
        JobContext floored = context(LAST, Map.of("spend-floor", "300.00"));
        plain.run(new TrainJob());
        ModelCard without = new ModelStore(lake).current().orElseThrow().card();
        floored.run(new TrainJob());
        ModelCard with = new ModelStore(lake).current().orElseThrow().card();

        assertThat(without.spendFloor()).isZero();
        assertThat(with.spendFloor()).isEqualTo(30_000);
        assertThat(with.holdoutRows()).isEqualTo(without.holdoutRows());
        assertThat(with.holdoutChurnRate()).isGreaterThan(without.holdoutChurnRate());
        assertThat(with.judgements())
                .filteredOn(judgement -> judgement.contestant().equals("buy_till_you_die"))
                .hasSize(1)
                .allMatch(judgement -> Math.abs(excess(judgement.calibration())) < .12);
        assertThat(ModelCardText.story("m", with, Optional.of(NextPurchaseForecast.UNTRIED))
                        .facts())
                .contains(new ModelDescription.Fact(
                        "Predicts", "less than 300.00 spent, returns taken off, in the 30 days after the as-of date"));
        assertThat(ModelCardText.story("m", without, Optional.of(NextPurchaseForecast.UNTRIED))
                        .facts())
                .contains(new ModelDescription.Fact("Predicts", "no purchase in the 30 days after the as-of date"));
    }

    @Test
    void theLedgerIsReadOnceForAllJobsOfARun() {
        JobContext context = context(LAST);

        assertThat(context.packedLedger()).isSameAs(context.packedLedger());
        assertThat(context.packedLedger().customers())
                .isEqualTo(context.ledger().count());
        assertThat(new BacktestJob().reads()).isEqualTo(new TrainJob().reads());
    }

    @Test
    void thoseWhoJudgeAreSampledApartFromThoseWhoTrain() {
        TrainingDates dates = ground().dates();
        TrainingMatrix all = examples(dates, Integer.MAX_VALUE);
        TrainingMatrix few = examples(dates, 300);

        assertThat(on(few, dates.holdoutDay())).isEqualTo(on(all, dates.holdoutDay()));
        assertThat(few.size() - on(few, dates.holdoutDay()))
                .isBetween(150, 450)
                .isLessThan(all.size() - on(all, dates.holdoutDay()));
    }

    @Test
    void theModelIsTheSameByteForByteHoweverTheLedgerIsSplit() throws Exception {
        assertThat(modelOf(ledger().repartition(1))).isEqualTo(modelOf(ledger().repartition(7)));
    }

    @Test
    @Tag("journey")
    void theClusterFitsTheSameHoweverTheLedgerIsSplitOnRowsThatTheDriverLeavesOut() {
        List<Contestant> fitted =
                List.of(new LogisticRegression(0.003).onCluster(), new XgBoost().onCluster(), new MllibRandomForest());
        TrainingMatrix asked = examples(ground().dates(), Integer.MAX_VALUE);
        List<double[]> one = probabilities(fitted, 1, asked);

        List<double[]> other = probabilities(fitted, 5, asked);
        for (int i = 0; i < fitted.size(); i++) {
            assertThat(furthest(other.get(i), one.get(i)))
                    .as(fitted.get(i).name())
                    .isLessThan(1e-6);
        }
        Fitting fitting = new Fitting(SparkSessions.shared(), 42);
        TrainingMatrix sample = examples(ground().dates(), 300);
        assertThat(furthest(probabilities(fitted.get(0).fitOnEnough(sample, fitting), asked), one.get(0)))
                .as("the driver's sample is not what it was fitted on")
                .isGreaterThan(1e-3);
    }

    /** Of customers {@code asked} about, by each contestant fitted on the cluster, where the driver has a sample only. */
    private static List<double[]> probabilities(List<Contestant> contestants, int partitions, TrainingMatrix asked) {
        TrainingMatrix examples = ExampleBuilder.collect(
                source(ledger().repartition(partitions)),
                span(),
                ground().dates(),
                new ExampleBuilder.Terms(PopulationTerms.of(HORIZON), 90, 0, 300, FittingPlace.CLUSTER));
        assertThat(examples.all().orElseThrow().count()).isEqualTo(asked.size()).isGreaterThan(examples.size());
        Fitting fitting = new Fitting(SparkSessions.shared(), 42);
        List<double[]> probabilities = contestants.stream()
                .map(contestant -> probabilities(contestant.fitOnEnough(examples, fitting), asked))
                .toList();
        assertThatThrownBy(() -> new FailingOnSpark().fitOnEnough(examples, fitting))
                .hasMessageStartingWith(
                        "Cannot fit failing on the cluster: Job aborted. Give the executors more memory, or set"
                                + " training.where=driver");
        examples.close();
        return probabilities;
    }

    /** As an executor does that runs out of memory. */
    private static final class FailingOnSpark implements Contestant {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Kind kind() {
            return Kind.MODEL;
        }

        @Override
        public boolean fitsOnSpark() {
            return true;
        }

        @Override
        public Scorer fit(TrainingMatrix examples, Fitting fitting) {
            throw new IllegalStateException("Job aborted.\n  at executor 1");
        }
    }

    private static double furthest(double[] left, double[] right) {
        return IntStream.range(0, left.length)
                .mapToDouble(i -> Math.abs(left[i] - right[i]))
                .max()
                .orElseThrow();
    }

    private static double[] probabilities(Scorer scorer, TrainingMatrix asked) {
        return Arrays.stream(asked.margins(scorer)).map(LogOdds::probability).toArray();
    }

    @Test
    @Tag("journey")
    void trainingOnTheClusterPublishesNearlyWhatTheDriverDoesAndSaysSo() throws Exception {
        Map<String, String> regression = Map.of(
                "training.contestants",
                "[prevalence, frequency, buy_till_you_die, logistic_regression]",
                "spend-floor",
                "0.01");
        Map<String, String> onCluster = new HashMap<>(regression);
        onCluster.putAll(Map.of("training.where", "cluster", "training.most-rows", "800"));
        JobResult driver = context(LAST, regression).run(new TrainJob());
        ModelStore.Stored onDriver = new ModelStore(lake).current().orElseThrow();
        JobResult cluster = context(LAST, onCluster).run(new TrainJob());
        ModelStore.Stored stored = new ModelStore(lake).current().orElseThrow();

        assertThat(driver.counts()).containsEntry("fitting_place", "driver").containsEntry("fitted_rows", (long)
                onDriver.card().publishedRows());
        assertThat(cluster.counts())
                .containsEntry("published", "mllib_logistic_regression")
                .containsEntry("fitting_place", "cluster")
                .containsEntry("fitted_rows", (long) onDriver.card().publishedRows());
        assertThat(cluster.headline()).contains("Fitted on the cluster on ");
        assertThat(stored.card().publishedRows()).isLessThan(onDriver.card().publishedRows());
        assertThat(ModelCardText.story("m", stored.card(), Optional.of(NextPurchaseForecast.UNTRIED))
                        .facts())
                .anyMatch(fact -> fact.toString().contains("on the cluster on "));
        TrainingMatrix asked =
                ExampleBuilder.asked(source(ledger()), new AsOf(span().lastDay(), span()), terms(Integer.MAX_VALUE));
        for (int row = 0; row < asked.size(); row++) {
            double[] features = asked.row(row);
            assertThat(stored.model().probability(features))
                    .isCloseTo(onDriver.model().probability(features), within(.1));
            assertThat(stored.model().baseLogOdds()
                            + Arrays.stream(stored.model().contributions(features))
                                    .sum())
                    .isCloseTo(stored.model().logOdds(features), within(1e-9));
        }
        PipelineModel pipeline = PipelineModel.load(
                folder.resolve("models/" + stored.id() + "/pipeline").toString());
        assertThat(((ChurnProbability) pipeline.stages()[0]).fitted().toBytes())
                .isEqualTo(stored.model().toBytes());
    }

    /** No model takes part, so that it is refused after the examples were laid out. */
    @Test
    void aTrainingThatFailsGivesTheRoomOnTheClusterBack() {
        Map<String, String> alone = Map.of(
                "training.contestants",
                "[prevalence]",
                "training.when-refused",
                "stop",
                "training.where",
                "cluster",
                "training.most-rows",
                "800");
        SparkSessions.shared().catalog().clearCache();
        try (JobContext context = context(LAST, alone)) {
            assertThatThrownBy(() -> context.run(new TrainJob())).hasMessageContaining("Cannot publish a model");
        }
        assertThat(SparkSessions.shared().sharedState().cacheManager().isEmpty())
                .as("nothing is kept")
                .isTrue();
    }

    private static byte[] modelOf(Dataset<LedgerRow> ledger) throws Exception {
        TrainingSetup ground = ground();
        TrainingMatrix examples =
                ExampleBuilder.collect(source(ledger), span(), ground.dates(), terms(Integer.MAX_VALUE));
        TrainingMatrix asked =
                ExampleBuilder.asked(source(ledger), new AsOf(span().lastDay(), span()), terms(Integer.MAX_VALUE));
        Training.Result result =
                new Training(ground.rules(examples)).run(examples, asked, ground.dates(), PopulationTerms.of(HORIZON));
        assertThat(result.card().verdict().publishesChampion())
                .as("a model with numbers in it")
                .isTrue();
        return result.model().toBytes();
    }

    private static TrainingMatrix examples(TrainingDates dates, int mostRows) {
        return ExampleBuilder.collect(source(ledger()), span(), dates, terms(mostRows));
    }

    private static ExampleBuilder.Source source(Dataset<LedgerRow> ledger) {
        return ExampleBuilder.Source.of(PackedLedger.ofRows(ledger));
    }

    private static ExampleBuilder.Terms terms(int mostRows) {
        return new ExampleBuilder.Terms(PopulationTerms.of(HORIZON), 90, 0, mostRows);
    }

    private static int on(TrainingMatrix examples, int day) {
        return examples.where(row -> examples.asOfDay(row) == day).size();
    }

    private static DataSpan span() {
        return context(LAST).known();
    }

    private static Dataset<LedgerRow> ledger() {
        return lake.ledger().readPacked().rows();
    }

    private static TrainingSetup ground() {
        return new TrainingSetup(context(LAST));
    }

    /** How much more churn was expected than came, as a share of the customers. */
    private static double excess(List<CalibrationTable.Row> groups) {
        double customers =
                groups.stream().mapToDouble(CalibrationTable.Row::customers).sum();
        return groups.stream()
                .mapToDouble(group -> group.customers() * (group.expected() - group.actual()) / customers)
                .sum();
    }

    private static JobContext context(LocalDate asOf) {
        return context(asOf, Map.of());
    }

    private static JobContext context(LocalDate asOf, Map<String, String> more) {
        Map<String, String> sets = new HashMap<>(more);
        sets.put("horizon-days", String.valueOf(HORIZON));
        sets.put("training.resamples", "20");
        sets.putIfAbsent(
                "training.contestants", "[prevalence, frequency, buy_till_you_die, logistic_regression, xgboost]");
        Settings settings =
                SettingsLoader.load(Optional.empty(), Map.of(), sets).settings();
        return new JobContext(lake, settings, Optional.of(asOf), "run", CLOCK);
    }

    private static List<String> judgements(String judgedBy) {
        return lake.read(BacktestTable.TABLE).where(BacktestRows.of(LAST, judgedBy)).collectAsList().stream()
                .map(row -> row.mkString("|"))
                .sorted()
                .toList();
    }

    private static List<Map<String, Object>> purchases() {
        Random random = new Random(5);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int c = 0; c < CUSTOMERS; c++) {
            double pace = 5 + 25 * random.nextDouble();
            double stops = random.nextDouble() < 0.5 ? DAYS : DAYS * random.nextDouble();
            double day = pace * random.nextDouble();
            while (day < Math.max(stops, 10)) {
                rows.add(purchase(c, (int) day));
                day += 1 + pace * (0.7 + 0.6 * random.nextDouble());
            }
        }
        return rows;
    }

    private static Map<String, Object> purchase(int customer, int day) {
        Map<String, Object> line =
                PurchaseLines.line("c" + customer, LAST.minusDays(DAYS - 1L - day), 10 + customer + ".00");
        line.put(PurchasesTable.QUANTITY, BigDecimal.ONE);
        return line;
    }
}
