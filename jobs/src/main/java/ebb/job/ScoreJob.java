package ebb.job;

import ebb.btyd.fit.BtydFitter;
import ebb.evaluation.Interval;
import ebb.feature.FeatureCalculator;
import ebb.feature.FeatureRow;
import ebb.feature.FeaturesTable;
import ebb.lake.Lake;
import ebb.schema.ExpectedTotalsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SurvivalTable;
import ebb.schema.Table;
import ebb.score.ScoreCalculator;
import ebb.score.SurvivalScorer;
import ebb.store.ModelStore;
import ebb.store.ScorerLoader;
import ebb.value.ForecastMeasure;
import ebb.value.TotalRows;
import ebb.value.ValueForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Scores every customer with the model of the as-of date, with reasons in words. {@code ebb score}
 *
 * <p>Reads: features, the model store. Writes: scores, expected_totals, survival.
 */
final class ScoreJob implements Job {
    private static final String MODELLED = "modelled";

    @Override
    public String name() {
        return "score";
    }

    @Override
    public String summary() {
        return "Score every customer with the model in force, with reasons in words.";
    }

    @Override
    public List<Table> reads() {
        return List.of(FeaturesTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(ScoresTable.TABLE, ExpectedTotalsTable.TABLE, SurvivalTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        ModelStore.Choice choice = new ModelStore(lake).require("score", context.asOf());
        ModelStore.Stored stored = choice.stored();
        Dataset<FeatureRow> customers = FeatureCalculator.fromTable(
                lake.read(FeaturesTable.TABLE, context.asOf()), stored.model().featureNames());
        Lake.Written written = lake.replaceAsOf(
                ScoresTable.TABLE,
                context.asOf(),
                ScoreCalculator.of(customers, ScorerLoader.of(stored, context.settings()))
                        .withColumn(ScoresTable.IS_HINDSIGHT, functions.lit(choice.isHindsight())),
                figures());
        String totals = writeTotals(context, stored, written);
        writeSurvival(context, stored, customers);
        long all = written.rows();
        long active = written.count(ScoresTable.IS_ACTIVE);
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d customers scored by %s, %,d of them active%s%s",
                        all,
                        stored.id(),
                        active,
                        totals,
                        choice.isHindsight()
                                ? "; in HINDSIGHT: no model was trained as of then or before, so these scores are not judged"
                                : ""))
                .with("customers", all)
                .with("active", active)
                .with(ScoresTable.MODEL_ID, stored.id())
                .with(ScoresTable.IS_HINDSIGHT, choice.isHindsight());
    }

    /** Writes no rows where the curve is given at no horizon. */
    private static void writeSurvival(JobContext context, ModelStore.Stored stored, Dataset<FeatureRow> customers) {
        Lake lake = context.lake();
        lake.replaceDay(
                SurvivalTable.TABLE,
                context.asOf(),
                stored.survival()
                        .map(curve -> new SurvivalScorer(stored.id(), stored.model(), curve).of(customers))
                        .orElseGet(() -> lake.rows(SurvivalTable.TABLE, List.of())));
    }

    /** Taken of the rows on their way: counts, and totals over active customers. */
    private static Column[] figures() {
        Column active = functions.col(ScoresTable.IS_ACTIVE);
        Column purchases = functions.when(active, functions.col(ScoresTable.EXPECTED_PURCHASES));
        Column value = functions.when(
                active.and(functions.col(ScoresTable.EXPECTED_PURCHASES).isNotNull()),
                functions.col(ScoresTable.EXPECTED_VALUE));
        return new Column[] {
            functions.count_if(active).as(ScoresTable.IS_ACTIVE),
            functions.count(purchases).as(MODELLED),
            functions.sum(purchases).as(ForecastMeasure.PURCHASES.label),
            functions.sum(value).as(ForecastMeasure.SPEND.label)
        };
    }

    /** Writes no rows where nothing is modelled; what is expected, in words. */
    private static String writeTotals(JobContext context, ModelStore.Stored stored, Lake.Written written) {
        int horizonDays = stored.card().horizonDays();
        TotalRows totals =
                new TotalRows(context.asOf(), horizonDays, stored.values().nextPurchase());
        List<Row> rows = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        if (written.count(MODELLED) == 0) {
            words.append("; purchases to come are ").append(BtydFitter.NOT_MODELLED);
        }
        for (ValueForecast forecast : stored.values().measures()) {
            Number total = (Number) written.figures().get(forecast.measure().label);
            if (total != null) {
                rows.addAll(totals.of(forecast, new TotalRows.Scored(written.count(MODELLED), total.doubleValue())));
                Interval expected = forecast.around(total.doubleValue());
                words.append(String.format(
                        Locale.ROOT,
                        "; %s expected of them in %d days: %,.0f (%,.0f to %,.0f)",
                        forecast.measure().label,
                        horizonDays,
                        expected.value(),
                        expected.low(),
                        expected.high()));
            }
        }
        Lake lake = context.lake();
        lake.replaceDay(ExpectedTotalsTable.TABLE, context.asOf(), lake.rows(ExpectedTotalsTable.TABLE, rows));
        return words.toString();
    }
}
