package ebb.job;

import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.report.CareTables;
import ebb.report.CategoryHabits;
import ebb.report.CategoryHabitsReader;
import ebb.report.ModelSections;
import ebb.report.ModelStory;
import ebb.report.PurchaseModel;
import ebb.report.PurchaseModelReader;
import ebb.report.ReportData;
import ebb.report.ReportPage;
import ebb.report.ReportReader;
import ebb.report.ReportTables;
import ebb.report.ScoreTrust;
import ebb.report.TrustStory;
import ebb.report.Watch;
import ebb.report.WatchReader;
import ebb.schema.AccountsTable;
import ebb.schema.Backtest;
import ebb.schema.CategoryRhythms;
import ebb.schema.ChurnMovement;
import ebb.schema.CohortRetention;
import ebb.schema.Customers;
import ebb.schema.Drift;
import ebb.schema.ExpectedDemand;
import ebb.schema.IngestedFiles;
import ebb.schema.LifeEventPatterns;
import ebb.schema.LifeEvents;
import ebb.schema.LifetimeDiagnostics;
import ebb.schema.LifetimeModels;
import ebb.schema.ModelCards;
import ebb.schema.OccasionsTable;
import ebb.schema.Purchases;
import ebb.schema.Rejected;
import ebb.schema.RhythmBacktests;
import ebb.schema.Scores;
import ebb.schema.Segments;
import ebb.schema.ServiceQuality;
import ebb.schema.Table;
import ebb.schema.WarningQuality;
import ebb.schema.WarningsTable;
import ebb.store.ModelStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Draws the report, one HTML page that asks nothing of the network. {@code ebb report}
 *
 * <p>Reads: scores, segments, category_rhythm, patterns and life events, purchases, customers, rejected, ingested_files, lifetime_models, lifetime_diagnostics, backtest, drift, the model store. Writes: {@code reports/} in the lake.
 */
public final class ReportJob implements Job {

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "Draw the report: one HTML page with the news, whom to call and how far to trust it.";
    }

    @Override
    public List<Table> reads() {
        return List.of(
                Scores.TABLE,
                Segments.TABLE,
                Purchases.TABLE,
                Customers.TABLE,
                Rejected.TABLE,
                IngestedFiles.TABLE,
                CategoryRhythms.TABLE,
                RhythmBacktests.TABLE,
                LifeEventPatterns.TABLE,
                LifeEvents.TABLE,
                LifetimeModels.TABLE,
                LifetimeDiagnostics.TABLE,
                Backtest.TABLE,
                ModelCards.TABLE,
                WarningsTable.TABLE,
                WarningQuality.TABLE,
                AccountsTable.TABLE,
                ChurnMovement.TABLE,
                CohortRetention.TABLE,
                ServiceQuality.TABLE,
                OccasionsTable.TABLE,
                ExpectedDemand.TABLE,
                Drift.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of();
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        Optional<ModelStore.Stored> model = new ModelStore(lake).current();
        ScoreTrust trust =
                model.flatMap(stored -> TrustStory.trust(stored.card())).orElse(null);
        ModelStory story = model.map(stored -> TrustStory.story(stored.id(), stored.card()))
                .orElse(null);
        ReportTables tables = new ReportTables(
                lake.read(Scores.TABLE),
                lake.read(Segments.TABLE),
                lake.read(Purchases.TABLE),
                lake.readIfThere(Customers.TABLE),
                lake.readIfThere(IngestedFiles.TABLE),
                lake.readIfThere(Rejected.TABLE),
                care(lake));
        ModelSections models = new ModelSections(trust, watch(context), purchases(context), story);
        String page = ReportPage.render(new ReportReader(tables, frame(context)).read(models, habits(context)));
        LakePath path = lake.root().resolve("reports/ebb-report-" + context.asOf() + ".html");
        path.write(page.getBytes(StandardCharsets.UTF_8), lake.configuration());
        return JobResult.of(path.toString()).with("path", path.toString());
    }

    private static Watch watch(JobContext context) {
        Lake lake = context.lake();
        return lake.has(Drift.TABLE) && lake.has(Backtest.TABLE)
                ? WatchReader.read(lake.read(Drift.TABLE, context.asOf()), lake.read(Backtest.TABLE, context.asOf()))
                : null;
    }

    /** Null where {@code fit-lifetime-models} did not run for the as-of date, or found too little. */
    private static PurchaseModel purchases(JobContext context) {
        Lake lake = context.lake();
        if (!lake.has(LifetimeDiagnostics.TABLE)) {
            return null;
        }
        return new PurchaseModelReader(
                        lake.read(LifetimeModels.TABLE, context.asOf()),
                        lake.read(LifetimeDiagnostics.TABLE, context.asOf()))
                .read();
    }

    private static ReportData.Frame frame(JobContext context) {
        return new ReportData.Frame(
                context.settings().shop(),
                context.asOf(),
                context.settings().horizonDays(),
                context.settings().currency().getCurrencyCode(),
                context.clock().instant(),
                CodeVersion.CURRENT);
    }

    /** Null where {@code detect-life-events} did not run for the as-of date. */
    private static CategoryHabits habits(JobContext context) {
        Lake lake = context.lake();
        if (!lake.has(LifeEvents.TABLE)) {
            return null;
        }
        return new CategoryHabitsReader(
                        lake.read(CategoryRhythms.TABLE, context.asOf()),
                        lake.read(RhythmBacktests.TABLE, context.asOf()),
                        lake.read(LifeEventPatterns.TABLE, context.asOf()),
                        lake.read(LifeEvents.TABLE, context.asOf()),
                        context.settings().lifeEvents().minCohort())
                .read();
    }

    private static CareTables care(Lake lake) {
        return new CareTables(
                lake.readIfThere(WarningsTable.TABLE),
                lake.readIfThere(WarningQuality.TABLE),
                lake.readIfThere(AccountsTable.TABLE),
                lake.readIfThere(ChurnMovement.TABLE),
                new CareTables.Ahead(
                        lake.readIfThere(ServiceQuality.TABLE),
                        lake.readIfThere(CohortRetention.TABLE),
                        lake.readIfThere(OccasionsTable.TABLE),
                        lake.readIfThere(ExpectedDemand.TABLE)));
    }
}
