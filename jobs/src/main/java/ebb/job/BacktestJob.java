package ebb.job;

import ebb.churn.Contestants;
import ebb.churn.Examples;
import ebb.churn.Fitting;
import ebb.conf.Settings;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Metrics;
import ebb.evaluation.RetentionCampaign;
import ebb.ledger.DataSpan;
import ebb.schema.Backtest;
import ebb.schema.Ledger;
import ebb.schema.Table;
import ebb.store.ModelStore;
import ebb.training.BacktestRows;
import ebb.training.ExampleRows;
import ebb.training.RollingOrigin;
import ebb.training.TrainingDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Holds the contest again on many past as-of dates, each time on what had matured by then. {@code ebb backtest}
 *
 * <p>Not part of a run: it costs as much as several trainings. Reads: ledger, the model store. Writes: backtest.
 */
public final class BacktestJob implements Job {
    private static final int MOST_ORIGINS = 6;

    @Override
    public String name() {
        return "backtest";
    }

    @Override
    public String summary() {
        return "Judge every model and rule on many past as-of dates, with intervals, by tenure, value and frequency.";
    }

    @Override
    public List<Table> reads() {
        return List.of(Ledger.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(Backtest.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Settings settings = context.settings();
        LocalDate asOf = context.asOf();
        DataSpan all = context.span();
        DataSpan known = new DataSpan(all.firstDay(), (int) Math.min(all.lastDay(), asOf.toEpochDay()));
        TrainingDates dates = TrainingDates.before(
                (int) asOf.toEpochDay(), known, settings.training().rules(settings.horizonDays()));
        List<Integer> originDays = dates.origins(MOST_ORIGINS, settings.horizonDays());
        if (originDays.isEmpty()) {
            throw new IllegalStateException(
                    "Cannot backtest as of " + asOf
                            + ": no matured as-of date has another one to train on a horizon before it. Shorten horizon-days, or wait for more data.");
        }
        Examples examples = ExampleRows.collect(
                context.lake().ledger().read(),
                known,
                dates,
                new ExampleRows.Terms(
                        settings.horizonDays(),
                        settings.livingDays(),
                        settings.training().mostRows()));
        List<RollingOrigin.Origin> origins = rollingOrigin(context).run(examples, originDays, settings.horizonDays());
        BacktestRows.Published published = published(context, asOf);
        context.lake()
                .replaceAsOf(
                        Backtest.TABLE,
                        asOf,
                        BacktestRows.origins(context.lake().spark(), origins, published));
        return result(origins, published);
    }

    private static RollingOrigin rollingOrigin(JobContext context) {
        Settings settings = context.settings();
        return new RollingOrigin(
                Contestants.named(settings.training().contestants()),
                Metrics.all(RetentionCampaign.STANDARD),
                new Bootstrap.Options(settings.training().resamples(), 0.95, settings.seed()),
                new Fitting(context.lake().spark(), settings.seed()));
    }

    private static BacktestRows.Published published(JobContext context, LocalDate asOf) {
        return new ModelStore(context.lake())
                .current()
                .map(stored -> new BacktestRows.Published(
                        asOf, stored.id(), stored.card().verdict().published()))
                .orElseGet(() -> new BacktestRows.Published(asOf, "none", "none"));
    }

    private static JobResult result(List<RollingOrigin.Origin> origins, BacktestRows.Published published) {
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
