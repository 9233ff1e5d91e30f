package ebb.job;

import ebb.churn.fit.Examples;
import ebb.conf.Settings;
import ebb.conf.TrainingSettings;
import ebb.drift.TrainingReference;
import ebb.lake.Lake;
import ebb.schema.BacktestTable;
import ebb.schema.ModelCardsTable;
import ebb.schema.Table;
import ebb.store.ModelStore;
import ebb.training.BacktestRows;
import ebb.training.ExampleBuilder;
import ebb.training.GateDecision;
import ebb.training.Training;
import ebb.training.TrainingDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Trains the contestants on past as-of dates, judges them on one held out in time, and stores what may be published. {@code ebb train}
 *
 * <p>Reads: ledger, purchases (the days they cover), lifetime_models and the further inputs. Writes: the model store, backtest, model_card.
 */
public final class TrainJob implements Job {

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "Train models and simple rules, judge them out of time, store the one that may be published.";
    }

    @Override
    public List<Table> reads() {
        return TrainingSetup.READS;
    }

    @Override
    public List<Table> writes() {
        return List.of(BacktestTable.TABLE, ModelCardsTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Settings settings = context.settings();
        LocalDate asOf = context.asOf();
        TrainingSetup ground = new TrainingSetup(context);
        TrainingDates dates = ground.dates();
        Examples examples = ground.examples(dates);
        Training.Result result =
                new Training(ground.rules()).run(examples, ground.asked(), dates, context.populationTerms());
        refuseIfAsked(result.card().verdict(), settings.training());
        Examples seen = examples.withFirst(result.model().featureNames().size());
        ModelStore.Stored stored = new ModelStore(context.lake())
                .save(
                        asOf,
                        result,
                        TrainingReference.of(seen, result.model()),
                        ExampleBuilder.medians(seen, dates.holdoutDay()));
        publish(context.lake(), asOf, stored);
        return result(stored, examples.size());
    }

    private static void refuseIfAsked(GateDecision verdict, TrainingSettings settings) {
        if (!verdict.publishesChampion() && settings.whenRefused() == TrainingSettings.WhenRefused.STOP) {
            throw new ModelRefused("Cannot publish a model: " + String.join(" ", verdict.reasons())
                    + " Set training.when-refused=publish-rule to publish the calibrated rule.");
        }
    }

    private static void publish(Lake lake, LocalDate asOf, ModelStore.Stored stored) {
        lake.replaceWhere(
                BacktestTable.TABLE,
                BacktestRows.of(asOf, BacktestRows.TRAINING),
                lake.rows(BacktestTable.TABLE, BacktestRows.judgements(asOf, stored.id(), stored.card())));
        lake.replaceAsOf(ModelCardsTable.TABLE, asOf, List.of(BacktestRows.card(asOf, stored.id(), stored.card())));
    }

    private static JobResult result(ModelStore.Stored stored, int rows) {
        GateDecision verdict = stored.card().verdict();
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%s (%s): %s",
                        verdict.published(),
                        stored.id(),
                        verdict.reasons().get(0)))
                .with("model_id", stored.id())
                .with("published", verdict.published())
                .with("best_rule", verdict.rule())
                .with("beats_rule", verdict.publishesChampion())
                .with("grade", verdict.grade().words())
                .with("examples", rows)
                .with("holdout_on", stored.card().holdoutOn())
                .with("reasons", verdict.reasons());
    }
}
