package ebb.job;

import ebb.churn.fit.TrainingMatrix;
import ebb.conf.TrainingSettings;
import ebb.drift.TrainingReference;
import ebb.lake.Lake;
import ebb.schema.BacktestTable;
import ebb.schema.ModelCardsTable;
import ebb.schema.ScoreFactorsTable;
import ebb.schema.ScoreFairnessTable;
import ebb.schema.SurvivalBacktestTable;
import ebb.schema.Table;
import ebb.store.ModelStore;
import ebb.training.BacktestRows;
import ebb.training.FactorRows;
import ebb.training.FittedOn;
import ebb.training.GateDecision;
import ebb.training.InsufficientTrainingData;
import ebb.training.JudgedCustomers;
import ebb.training.PeerMedians;
import ebb.training.SurvivalResult;
import ebb.training.SurvivalRows;
import ebb.training.Training;
import ebb.training.TrainingDates;
import ebb.training.UntrainedModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains the contestants on past as-of dates, judges them on one held out in time, and stores what may be published. {@code ebb train}
 *
 * <p>Reads: ledger, purchases (the days they cover), lifetime_models and the further inputs. Writes: the model store, backtest, model_card,
 * score_factors, score_fairness, survival_backtest.
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
        return List.of(
                BacktestTable.TABLE,
                ModelCardsTable.TABLE,
                ScoreFactorsTable.TABLE,
                ScoreFairnessTable.TABLE,
                SurvivalBacktestTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        return context.logGap()
                .map(gap -> result(context).adding(gap.warning()))
                .orElseGet(() -> result(context));
    }

    private static JobResult result(JobContext context) {
        TrainingSetup ground = new TrainingSetup(context);
        try {
            return trained(context, ground);
        } catch (InsufficientTrainingData e) {
            return untrained(context, ground, e);
        }
    }

    private static JobResult trained(JobContext context, TrainingSetup ground) {
        TrainingDates dates = ground.dates();
        try (TrainingMatrix examples = ground.examples(dates)) {
            return trained(context, ground, dates, examples);
        }
    }

    private static JobResult trained(
            JobContext context, TrainingSetup ground, TrainingDates dates, TrainingMatrix examples) {
        LocalDate asOf = context.asOf();
        TrainingMatrix asked = ground.asked();
        Training.Result result =
                new Training(ground.rules(examples)).run(examples, asked, dates, context.populationTerms());
        refuseIfAsked(result.card().verdict(), context.settings().training());
        TrainingMatrix seen = examples.withFirst(result.model().featureNames().size());
        ModelStore.Stored stored = new ModelStore(context.lake())
                .save(
                        asOf,
                        result,
                        Optional.of(TrainingReference.of(
                                asked.withFirst(result.model().featureNames().size()), result.model())),
                        PeerMedians.of(seen, dates.holdoutDay()));
        publish(context.lake(), asOf, stored);
        publishSurvival(context.lake(), asOf, stored, result.survival());
        return result(stored, examples.size()).with("unfair_groups", publishFairness(context, stored, result.judged()));
    }

    /** Publishes what needs no training, and says which settings leave days enough for one. */
    private static JobResult untrained(JobContext context, TrainingSetup ground, InsufficientTrainingData obstacle) {
        LocalDate asOf = context.asOf();
        TrainingMatrix asked = ground.asked();
        Training.Result result = new UntrainedModel(
                        obstacle.reason(), asOf, context.settings().seed())
                .of(asked, context.populationTerms());
        refuseIfAsked(result.card().verdict(), context.settings().training());
        ModelStore.Stored stored = new ModelStore(context.lake())
                .save(asOf, result, Optional.empty(), PeerMedians.of(asked, (int) asOf.toEpochDay()));
        publish(context.lake(), asOf, stored);
        publishSurvival(context.lake(), asOf, stored, result.survival());
        publishFairness(context, stored, Optional.empty());
        String advice = ground.advice();
        return result(stored, 0).adding(advice).with("advice", advice);
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
        lake.replaceDay(
                ScoreFactorsTable.TABLE,
                asOf,
                lake.rows(
                        ScoreFactorsTable.TABLE,
                        new FactorRows(asOf, stored.id()).factors(stored.card().factors())));
        lake.replaceAsOf(ModelCardsTable.TABLE, asOf, List.of(BacktestRows.card(asOf, stored.id(), stored.card())));
    }

    private static void publishSurvival(Lake lake, LocalDate asOf, ModelStore.Stored stored, SurvivalResult survival) {
        lake.replaceDay(
                SurvivalBacktestTable.TABLE,
                asOf,
                lake.rows(SurvivalBacktestTable.TABLE, new SurvivalRows(asOf, stored.id()).of(survival.judgements())));
    }

    /** Writes how the score did by group; how many groups had another share of churners than expected. */
    private static long publishFairness(
            JobContext context, ModelStore.Stored stored, Optional<JudgedCustomers> judged) {
        Lake lake = context.lake();
        LocalDate holdoutOn = LocalDate.parse(stored.card().holdoutOn());
        List<JudgedCustomers.GroupError> errors = judged.map(customers -> customers.errors(
                        new JudgedGroups(context).of(customers.ids(), holdoutOn),
                        context.settings().lifeEvents().minCohort()))
                .orElse(List.of());
        lake.replaceDay(
                ScoreFairnessTable.TABLE,
                context.asOf(),
                lake.rows(
                        ScoreFairnessTable.TABLE,
                        new FactorRows(context.asOf(), stored.id()).fairness(errors, holdoutOn)));
        return errors.stream().filter(JudgedCustomers.GroupError::isOff).count();
    }

    private static JobResult result(ModelStore.Stored stored, int rows) {
        GateDecision verdict = stored.card().verdict();
        FittedOn fitted = stored.card().fittedOn();
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%s (%s): %s Grade: %s.%s",
                        verdict.published(),
                        stored.id(),
                        verdict.reasons().get(0),
                        verdict.grade().words(),
                        fitted.rows() == 0 ? "" : " Fitted " + fitted.words() + "."))
                .with(ModelCardsTable.MODEL_ID, stored.id())
                .with("published", verdict.published())
                .with(ModelCardsTable.RULE, verdict.rule())
                .with("beats_rule", verdict.publishesChampion())
                .with("grade", verdict.grade().words())
                .with("examples", rows)
                .with("fitting_place", fitted.place())
                .with("fitted_rows", fitted.rows())
                .with(ModelCardsTable.HOLDOUT_ON, stored.card().holdoutOn())
                .with("reasons", verdict.reasons());
    }
}
