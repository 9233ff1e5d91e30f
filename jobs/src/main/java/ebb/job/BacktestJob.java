package ebb.job;

import ebb.churn.fit.TrainingMatrix;
import ebb.conf.Settings;
import ebb.lake.Lake;
import ebb.schema.BacktestTable;
import ebb.schema.Table;
import ebb.store.ModelStore;
import ebb.training.BacktestRows;
import ebb.training.RollingOriginBacktest;
import ebb.training.TrainingDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Holds the contest again on past as-of dates spread over the history, each time on what had matured by then. {@code ebb backtest}
 *
 * <p>Not part of a run: it costs as much as several trainings. Reads: ledger, purchases, lifetime_models, the further inputs
 * and the model store. Writes: backtest.
 */
final class BacktestJob implements Job {
    private static final int MOST_ORIGINS = 6;

    @Override
    public String name() {
        return "backtest";
    }

    @Override
    public String summary() {
        return "Judge every model and rule on six past as-of dates, with intervals, by tenure, value and frequency.";
    }

    @Override
    public List<Table> reads() {
        return TrainingSetup.READS;
    }

    @Override
    public List<Table> writes() {
        return List.of(BacktestTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Settings settings = context.settings();
        LocalDate asOf = context.asOf();
        TrainingSetup ground = new TrainingSetup(context);
        TrainingDates dates = ground.dates();
        List<Integer> originDays = dates.origins(settings.horizonDays());
        if (originDays.isEmpty()) {
            throw new IllegalStateException(
                    "Cannot backtest as of " + asOf
                            + ": no matured as-of date has another one to train on a horizon before it. Shorten horizon-days, or wait for more data.");
        }
        List<RollingOriginBacktest.Origin> origins = origins(ground, dates, originDays);
        if (origins.isEmpty()) {
            throw new IllegalStateException(
                    "Cannot backtest as of " + asOf + ": on none of " + originDays.size()
                            + " past as-of dates do enough customers of either outcome train and judge. Choose another horizon-days, or wait for more data.");
        }
        BacktestRows.Published published = published(context, asOf);
        Lake lake = context.lake();
        lake.replaceWhere(
                BacktestTable.TABLE,
                BacktestRows.of(asOf, BacktestRows.BACKTEST),
                lake.rows(BacktestTable.TABLE, BacktestRows.origins(origins, published)));
        return result(origins, published);
    }

    private static List<RollingOriginBacktest.Origin> origins(
            TrainingSetup ground, TrainingDates dates, List<Integer> originDays) {
        try (TrainingMatrix examples = ground.examples(dates)) {
            return new RollingOriginBacktest(ground.rules(examples))
                    .run(
                            examples,
                            originDays,
                            MOST_ORIGINS,
                            ground.context().settings().horizonDays());
        }
    }

    private static BacktestRows.Published published(JobContext context, LocalDate asOf) {
        return new ModelStore(context.lake())
                .current()
                .map(stored -> new BacktestRows.Published(
                        asOf,
                        BacktestRows.BACKTEST,
                        stored.id(),
                        stored.card().verdict().published()))
                .orElseGet(() -> new BacktestRows.Published(asOf, BacktestRows.BACKTEST, "none", "none"));
    }

    private static JobResult result(List<RollingOriginBacktest.Origin> origins, BacktestRows.Published published) {
        String aucs = origins.stream()
                .flatMap(origin -> origin.judgements().stream())
                .filter(judgement -> judgement.contestant().equals(published.contestant()))
                .map(judgement -> String.format(
                        Locale.ROOT, "%.3f", judgement.overall("roc_auc").value()))
                .reduce((left, right) -> left + ", " + right)
                .orElse("no model is published yet");
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%d as-of dates from %s to %s; ROC AUC of %s: %s",
                        origins.size(),
                        LocalDate.ofEpochDay(origins.get(0).originDay()),
                        LocalDate.ofEpochDay(origins.get(origins.size() - 1).originDay()),
                        published.contestant(),
                        aucs))
                .with("origins", origins.size());
    }
}
