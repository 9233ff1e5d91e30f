package ebb.job;

import ebb.feature.FeatureCalculator;
import ebb.feature.FeatureRow;
import ebb.feature.FeaturesTable;
import ebb.lake.Lake;
import ebb.schema.ScoresTable;
import ebb.schema.Table;
import ebb.score.ScoreCalculator;
import ebb.store.ModelStore;
import ebb.store.ScorerLoader;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;

/**
 * Scores every customer with the model of the as-of date, with reasons in words. {@code ebb score}
 *
 * <p>Reads: features, the model store. Writes: scores.
 */
final class ScoreJob implements Job {

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
        return List.of(ScoresTable.TABLE);
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
                functions.count_if(functions.col(ScoresTable.IS_ACTIVE)).as(ScoresTable.IS_ACTIVE));
        long all = written.rows();
        long active = written.count(ScoresTable.IS_ACTIVE);
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d customers scored by %s, %,d of them active%s",
                        all,
                        stored.id(),
                        active,
                        choice.isHindsight()
                                ? "; in HINDSIGHT: no model was trained as of then or before, so these scores are not judged"
                                : ""))
                .with("customers", all)
                .with("active", active)
                .with(ScoresTable.MODEL_ID, stored.id())
                .with(ScoresTable.IS_HINDSIGHT, choice.isHindsight());
    }
}
