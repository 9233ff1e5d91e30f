package ebb.job;

import ebb.feature.FeatureRow;
import ebb.feature.FeatureTable;
import ebb.feature.FeaturesTable;
import ebb.lake.Lake;
import ebb.schema.Scores;
import ebb.schema.Table;
import ebb.score.ScoreTable;
import ebb.store.ModelStore;
import ebb.store.Scorers;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;

/**
 * Scores every customer with the model in force, with reasons in words. {@code ebb score}
 *
 * <p>Reads: features, the model store. Writes: scores.
 */
public final class ScoreJob implements Job {

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
        return List.of(Scores.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        ModelStore.Stored stored = new ModelStore(lake).require("score");
        Dataset<FeatureRow> customers = FeatureTable.fromTable(
                lake.read(FeaturesTable.TABLE, context.asOf()), stored.model().featureNames());
        Lake.Written written = lake.replaceAsOf(
                Scores.TABLE,
                context.asOf(),
                ScoreTable.of(customers, Scorers.of(stored, context.settings())),
                functions.count_if(functions.col(Scores.IS_LIVING)).as(Scores.IS_LIVING));
        long all = written.rows();
        long living = written.count(Scores.IS_LIVING);
        return JobResult.of(String.format(
                        Locale.ROOT, "%,d customers scored by %s, %,d of them living", all, stored.id(), living))
                .with("customers", all)
                .with("living", living)
                .with("model_id", stored.id());
    }
}
