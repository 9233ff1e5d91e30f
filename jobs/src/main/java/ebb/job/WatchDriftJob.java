package ebb.job;

import ebb.drift.DriftFinding;
import ebb.drift.DriftRows;
import ebb.drift.DriftTest;
import ebb.drift.MaturedScores;
import ebb.drift.TrainingReference;
import ebb.feature.FeatureCalculator;
import ebb.feature.FeatureRow;
import ebb.feature.FeaturesTable;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.schema.Column;
import ebb.schema.DriftTable;
import ebb.schema.LedgerTable;
import ebb.schema.ModelCardsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.ScoresTable;
import ebb.schema.Table;
import ebb.score.CustomerScorer;
import ebb.store.ModelStore;
import ebb.store.ScorerLoader;
import ebb.training.ModelCard;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Holds what was scored against training, and matured scores against what came. {@code ebb watch-drift}
 *
 * <p>Reads: features, scores, ledger, purchases (the days they cover), model_card, the model store. Writes: drift.
 */
final class WatchDriftJob implements Job {
    private static final int MOST_WINDOWS = 6;

    @Override
    public String name() {
        return "watch-drift";
    }

    @Override
    public String summary() {
        return "Hold features and scores against training, and matured scores against what came.";
    }

    @Override
    public List<Table> reads() {
        return List.of(
                FeaturesTable.TABLE, ScoresTable.TABLE, LedgerTable.TABLE, PurchasesTable.TABLE, ModelCardsTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(DriftTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        LocalDate asOf = context.asOf();
        DataSpan span = context.span();
        ModelStore.Stored stored =
                new ModelStore(lake).require("watch", context.asOf()).stored();
        List<DriftFinding> findings = new ArrayList<>();
        findings.add(DriftTest.ofPurchases(LocalDate.ofEpochDay(span.lastDay()), asOf));
        stored.reference()
                .ifPresent(reference ->
                        findings.addAll(DriftTest.ofPopulation(reference, counted(context, reference, stored))));
        findings.addAll(outcomes(context, stored.card()));
        lake.replaceAsOf(DriftTable.TABLE, asOf, DriftRows.of(asOf, findings));
        return result(findings, isOf(context, stored));
    }

    private static long[][] counted(JobContext context, TrainingReference reference, ModelStore.Stored stored) {
        CustomerScorer scorer = ScorerLoader.of(stored, context.settings());
        Dataset<FeatureRow> customers = FeatureCalculator.fromTable(
                context.lake().read(FeaturesTable.TABLE, context.asOf()),
                stored.model().featureNames());
        return customers
                .javaRDD()
                .filter(scorer::isActive)
                .aggregate(
                        reference.empty(),
                        (counts, customer) -> {
                            reference.count(customer.getValues(), scorer.churnProbability(customer), counts);
                            return counts;
                        },
                        WatchDriftJob::plus);
    }

    private static long[][] plus(long[][] left, long[][] right) {
        for (int i = 0; i < left.length; i++) {
            for (int bin = 0; bin < left[i].length; bin++) {
                left[i][bin] += right[i][bin];
            }
        }
        return left;
    }

    /** Earlier scores whose outcome windows ended by the as-of date. */
    private static List<DriftFinding> outcomes(JobContext context, ModelCard card) {
        DataSpan known = context.known();
        Dataset<Row> scores = context.lake().read(ScoresTable.TABLE);
        Date latest = Date.valueOf(LocalDate.ofEpochDay(known.lastDay() - card.horizonDays()));
        List<AsOf> matured = scores
                .where(functions.col(Column.AS_OF).leq(functions.lit(latest)))
                .select(Column.AS_OF)
                .distinct()
                .orderBy(functions.desc(Column.AS_OF))
                .limit(MOST_WINDOWS)
                .collectAsList()
                .stream()
                .map(row -> AsOf.of(row.<Date>getAs(0).toLocalDate(), known))
                .toList();
        return matured.isEmpty()
                ? List.of()
                : MaturedScores.of(
                                scores,
                                context.ledger(),
                                new MaturedScores.Windows(matured, card.horizonDays(), card.spendFloor()))
                        .stream()
                        .map(DriftTest::ofOutcome)
                        .toList();
    }

    /** Whether the model was trained for the as-of date: features and score are then held against themselves. */
    private static boolean isOf(JobContext context, ModelStore.Stored stored) {
        Dataset<Row> cards = context.lake().readIfThere(ModelCardsTable.TABLE);
        return cards != null
                && stored.reference().isPresent()
                && !cards.where(functions.col(Column.AS_OF).equalTo(Date.valueOf(context.asOf())))
                        .where(functions.col(ModelCardsTable.MODEL_ID).equalTo(stored.id()))
                        .isEmpty();
    }

    private static JobResult result(List<DriftFinding> findings, boolean isOfThisDay) {
        List<String> alarming = findings.stream()
                .filter(DriftFinding::isAlarming)
                .map(DriftFinding::words)
                .toList();
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%d figures watched, %d beyond their limit%s%s",
                        findings.size(),
                        alarming.size(),
                        alarming.isEmpty() ? "" : ": " + alarming.get(0),
                        isOfThisDay ? "; the model is of this day, so features and score cannot have drifted yet" : ""))
                .with("watched", findings.size())
                .with("findings", alarming.size())
                .with("words", alarming);
    }
}
