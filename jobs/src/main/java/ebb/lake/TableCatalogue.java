package ebb.lake;

import ebb.feature.FeaturesTable;
import ebb.schema.AccountsTable;
import ebb.schema.AliasesTable;
import ebb.schema.BacktestTable;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.ChurnEconomicsTable;
import ebb.schema.ChurnMovementTable;
import ebb.schema.CohortRetentionTable;
import ebb.schema.ComplaintRecoveryTable;
import ebb.schema.ContactsTable;
import ebb.schema.CustomerFlowTable;
import ebb.schema.CustomersTable;
import ebb.schema.DriftTable;
import ebb.schema.ErasedCustomersTable;
import ebb.schema.ExpectedDemandTable;
import ebb.schema.ExpectedTotalsTable;
import ebb.schema.ExpensesTable;
import ebb.schema.ExportsTable;
import ebb.schema.FailureAuditTable;
import ebb.schema.ForceEvidenceTable;
import ebb.schema.HabitStatesTable;
import ebb.schema.IngestedFilesTable;
import ebb.schema.InputProfileTable;
import ebb.schema.LedgerTable;
import ebb.schema.LifeEventPatternsTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.LifetimeDiagnosticsTable;
import ebb.schema.LifetimeEffectsTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.LossReasonsTable;
import ebb.schema.MajorEventsTable;
import ebb.schema.ModelCardsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.ProjectionTable;
import ebb.schema.PublicationContentsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.ReceivablesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.RhythmBacktestsTable;
import ebb.schema.RunsTable;
import ebb.schema.SalesBridgeTable;
import ebb.schema.SatisfactionTable;
import ebb.schema.ScoreFactorsTable;
import ebb.schema.ScoreFairnessTable;
import ebb.schema.ScoreMovesTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.SensitiveAccessesTable;
import ebb.schema.SentTable;
import ebb.schema.ServiceQualityTable;
import ebb.schema.ServiceTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.SurveySampleTable;
import ebb.schema.SurveysTable;
import ebb.schema.SurvivalBacktestTable;
import ebb.schema.SurvivalTable;
import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import ebb.schema.VoiceTable;
import ebb.schema.WarningQualityTable;
import ebb.schema.WarningsTable;
import ebb.schema.WinBackRatesTable;
import ebb.schema.WinBackTable;
import ebb.schema.star.StarTables;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every table of the lake, in the order the data flows; last the star, which is made of the others. */
public final class TableCatalogue {
    public static final List<Table> ALL = Stream.concat(
                    Stream.of(
                            PurchasesTable.TABLE,
                            CustomersTable.TABLE,
                            ReceivablesTable.TABLE,
                            ExpensesTable.TABLE,
                            ServiceTable.TABLE,
                            SurveysTable.TABLE,
                            ContactsTable.TABLE,
                            MajorEventsTable.TABLE,
                            SuppressionsTable.TABLE,
                            AliasesTable.TABLE,
                            RejectedRowsTable.TABLE,
                            IngestedFilesTable.TABLE,
                            InputProfileTable.TABLE,
                            LedgerTable.TABLE,
                            LifetimeModelsTable.TABLE,
                            LifetimeDiagnosticsTable.TABLE,
                            LifetimeEffectsTable.TABLE,
                            FeaturesTable.TABLE,
                            ScoresTable.TABLE,
                            ExpectedTotalsTable.TABLE,
                            SurvivalTable.TABLE,
                            ScoreMovesTable.TABLE,
                            AccountsTable.TABLE,
                            ChurnMovementTable.TABLE,
                            CohortRetentionTable.TABLE,
                            ForceEvidenceTable.TABLE,
                            CustomerFlowTable.TABLE,
                            ChurnEconomicsTable.TABLE,
                            SalesBridgeTable.TABLE,
                            ProjectionTable.TABLE,
                            ServiceQualityTable.TABLE,
                            ComplaintRecoveryTable.TABLE,
                            VoiceTable.TABLE,
                            SatisfactionTable.TABLE,
                            FailureAuditTable.TABLE,
                            OccasionsTable.TABLE,
                            ExpectedDemandTable.TABLE,
                            SegmentsTable.TABLE,
                            CategoryRhythmsTable.TABLE,
                            RhythmBacktestsTable.TABLE,
                            HabitStatesTable.TABLE,
                            LifeEventPatternsTable.TABLE,
                            LifeEventsTable.TABLE,
                            SensitiveAccessesTable.TABLE,
                            WarningsTable.TABLE,
                            WarningQualityTable.TABLE,
                            WinBackTable.TABLE,
                            WinBackRatesTable.TABLE,
                            LossReasonsTable.TABLE,
                            NextActionsTable.TABLE,
                            ExportsTable.TABLE,
                            SentTable.TABLE,
                            SurveySampleTable.TABLE,
                            ScoreFactorsTable.TABLE,
                            ScoreFairnessTable.TABLE,
                            SurvivalBacktestTable.TABLE,
                            BacktestTable.TABLE,
                            ModelCardsTable.TABLE,
                            DriftTable.TABLE,
                            RunsTable.TABLE,
                            TableVersionsTable.TABLE,
                            PublicationContentsTable.TABLE,
                            ErasedCustomersTable.TABLE),
                    StarTables.ALL.stream())
            .toList();

    /** Tables that record what was done and are no part of a publication: they change without a run. */
    static final Set<Table> RECORDS = Set.of(
            RunsTable.TABLE,
            TableVersionsTable.TABLE,
            PublicationContentsTable.TABLE,
            SensitiveAccessesTable.TABLE,
            ExportsTable.TABLE,
            SentTable.TABLE,
            SurveySampleTable.TABLE,
            ErasedCustomersTable.TABLE);

    private TableCatalogue() {}
}
