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
import ebb.schema.BacktestTable;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.ChurnMovementTable;
import ebb.schema.CohortRetentionTable;
import ebb.schema.CustomersTable;
import ebb.schema.DriftTable;
import ebb.schema.ExpectedDemandTable;
import ebb.schema.IngestedFilesTable;
import ebb.schema.LifeEventPatternsTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.LifetimeDiagnosticsTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.ModelCardsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.RhythmBacktestsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.ServiceQualityTable;
import ebb.schema.Table;
import ebb.schema.WarningQualityTable;
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
                ScoresTable.TABLE,
                SegmentsTable.TABLE,
                PurchasesTable.TABLE,
                CustomersTable.TABLE,
                RejectedRowsTable.TABLE,
                IngestedFilesTable.TABLE,
                CategoryRhythmsTable.TABLE,
                RhythmBacktestsTable.TABLE,
                LifeEventPatternsTable.TABLE,
                LifeEventsTable.TABLE,
                LifetimeModelsTable.TABLE,
                LifetimeDiagnosticsTable.TABLE,
                BacktestTable.TABLE,
                ModelCardsTable.TABLE,
                WarningsTable.TABLE,
                WarningQualityTable.TABLE,
                AccountsTable.TABLE,
                ChurnMovementTable.TABLE,
                CohortRetentionTable.TABLE,
                ServiceQualityTable.TABLE,
                OccasionsTable.TABLE,
                ExpectedDemandTable.TABLE,
                DriftTable.TABLE);
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
                lake.read(ScoresTable.TABLE),
                lake.read(SegmentsTable.TABLE),
                lake.read(PurchasesTable.TABLE),
                lake.readIfThere(CustomersTable.TABLE),
                lake.readIfThere(IngestedFilesTable.TABLE),
                lake.readIfThere(RejectedRowsTable.TABLE),
                care(lake));
        ModelSections models = new ModelSections(trust, watch(context), purchases(context), story);
        String page = ReportPage.render(new ReportReader(tables, frame(context)).read(models, habits(context)));
        LakePath path = lake.root().resolve("reports/ebb-report-" + context.asOf() + ".html");
        path.write(page.getBytes(StandardCharsets.UTF_8), lake.configuration());
        return JobResult.of(path.toString()).with("path", path.toString());
    }

    private static Watch watch(JobContext context) {
        Lake lake = context.lake();
        return lake.has(DriftTable.TABLE) && lake.has(BacktestTable.TABLE)
                ? WatchReader.read(
                        lake.read(DriftTable.TABLE, context.asOf()), lake.read(BacktestTable.TABLE, context.asOf()))
                : null;
    }

    /** Null where {@code fit-lifetime-models} did not run for the as-of date, or found too little. */
    private static PurchaseModel purchases(JobContext context) {
        Lake lake = context.lake();
        if (!lake.has(LifetimeDiagnosticsTable.TABLE)) {
            return null;
        }
        return new PurchaseModelReader(
                        lake.read(LifetimeModelsTable.TABLE, context.asOf()),
                        lake.read(LifetimeDiagnosticsTable.TABLE, context.asOf()))
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
        if (!lake.has(LifeEventsTable.TABLE)) {
            return null;
        }
        return new CategoryHabitsReader(
                        lake.read(CategoryRhythmsTable.TABLE, context.asOf()),
                        lake.read(RhythmBacktestsTable.TABLE, context.asOf()),
                        lake.read(LifeEventPatternsTable.TABLE, context.asOf()),
                        lake.read(LifeEventsTable.TABLE, context.asOf()),
                        context.settings().lifeEvents().minCohort())
                .read();
    }

    private static CareTables care(Lake lake) {
        return new CareTables(
                lake.readIfThere(WarningsTable.TABLE),
                lake.readIfThere(WarningQualityTable.TABLE),
                lake.readIfThere(AccountsTable.TABLE),
                lake.readIfThere(ChurnMovementTable.TABLE),
                new CareTables.Ahead(
                        lake.readIfThere(ServiceQualityTable.TABLE),
                        lake.readIfThere(CohortRetentionTable.TABLE),
                        lake.readIfThere(OccasionsTable.TABLE),
                        lake.readIfThere(ExpectedDemandTable.TABLE)));
    }
}
