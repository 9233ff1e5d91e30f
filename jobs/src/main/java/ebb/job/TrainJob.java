package ebb.job;

import ebb.churn.Contestants;
import ebb.churn.Examples;
import ebb.churn.Fitting;
import ebb.conf.Settings;
import ebb.conf.TrainingSettings;
import ebb.drift.Reference;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Metrics;
import ebb.evaluation.RetentionCampaign;
import ebb.lake.Lake;
import ebb.ledger.DataSpan;
import ebb.schema.Backtest;
import ebb.schema.Ledger;
import ebb.schema.ModelCards;
import ebb.schema.Table;
import ebb.store.ModelStore;
import ebb.training.BacktestRows;
import ebb.training.ExampleRows;
import ebb.training.Training;
import ebb.training.TrainingDates;
import ebb.training.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Trains the contestants on past as-of dates, judges them on one held out in time, and stores what may be published. {@code ebb train}
 *
 * <p>Reads: ledger. Writes: the model store, backtest, model_card.
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
        return List.of(Ledger.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(Backtest.TABLE, ModelCards.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Settings settings = context.settings();
        LocalDate asOf = context.asOf();
        TrainingDates dates = TrainingDates.before(
                (int) asOf.toEpochDay(), known(context), settings.training().rules(settings.horizonDays()));
        Examples examples = ExampleRows.collect(context.lake().ledger().read(), known(context), dates, terms(settings));
        Training.Result result = training(context).run(examples, dates, settings.horizonDays());
        refuseIfAsked(result.card().verdict(), settings.training());
        ModelStore.Stored stored = new ModelStore(context.lake())
                .save(
                        asOf,
                        result,
                        Reference.of(examples, result.model()),
                        ExampleRows.medians(examples, dates.holdoutDay()));
        publish(context.lake(), asOf, stored);
        return result(stored, examples.size());
    }

    /** What could be known on the as-of date: later purchases are in the ledger of a rerun, and must not train. */
    private static DataSpan known(JobContext context) {
        DataSpan span = context.span();
        return new DataSpan(
                span.firstDay(), (int) Math.min(span.lastDay(), context.asOf().toEpochDay()));
    }

    private static ExampleRows.Terms terms(Settings settings) {
        return new ExampleRows.Terms(
                settings.horizonDays(),
                settings.livingDays(),
                settings.training().mostRows());
    }

    private static Training training(JobContext context) {
        Settings settings = context.settings();
        Bootstrap.Options bootstrap = new Bootstrap.Options(settings.training().resamples(), 0.95, settings.seed());
        return new Training(
                Contestants.named(settings.training().contestants()),
                Metrics.all(RetentionCampaign.STANDARD),
                bootstrap,
                new Fitting(context.lake().spark(), settings.seed()));
    }

    private static void refuseIfAsked(Verdict verdict, TrainingSettings settings) {
        if (!verdict.publishesChampion() && settings.whenRefused() == TrainingSettings.WhenRefused.STOP) {
            throw new ModelRefused("Cannot publish a model: " + String.join(" ", verdict.reasons())
                    + " Set training.when-refused=publish-rule to publish the calibrated rule.");
        }
    }

    private static void publish(Lake lake, LocalDate asOf, ModelStore.Stored stored) {
        lake.replaceAsOf(Backtest.TABLE, asOf, BacktestRows.judgements(lake.spark(), asOf, stored.id(), stored.card()));
        lake.replaceAsOf(ModelCards.TABLE, asOf, BacktestRows.card(lake.spark(), asOf, stored.id(), stored.card()));
    }

    private static JobResult result(ModelStore.Stored stored, int rows) {
        Verdict verdict = stored.card().verdict();
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
