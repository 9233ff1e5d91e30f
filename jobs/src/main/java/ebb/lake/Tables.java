package ebb.lake;

import ebb.feature.FeaturesTable;
import ebb.schema.AccountsTable;
import ebb.schema.Backtest;
import ebb.schema.CategoryRhythms;
import ebb.schema.ChurnMovement;
import ebb.schema.CohortRetention;
import ebb.schema.Contacts;
import ebb.schema.Customers;
import ebb.schema.Drift;
import ebb.schema.ExpectedDemand;
import ebb.schema.Expenses;
import ebb.schema.IngestedFiles;
import ebb.schema.Ledger;
import ebb.schema.LifeEventPatterns;
import ebb.schema.LifeEvents;
import ebb.schema.LifetimeDiagnostics;
import ebb.schema.LifetimeModels;
import ebb.schema.MajorEvents;
import ebb.schema.ModelCards;
import ebb.schema.OccasionsTable;
import ebb.schema.Purchases;
import ebb.schema.Receivables;
import ebb.schema.Rejected;
import ebb.schema.RhythmBacktests;
import ebb.schema.Runs;
import ebb.schema.Scores;
import ebb.schema.Segments;
import ebb.schema.SensitiveAccesses;
import ebb.schema.Service;
import ebb.schema.ServiceQuality;
import ebb.schema.Surveys;
import ebb.schema.Table;
import ebb.schema.TableVersions;
import ebb.schema.WarningQuality;
import ebb.schema.WarningsTable;
import java.util.List;

/** Every table of the lake, in the order the data flows. */
public final class Tables {
    public static final List<Table> ALL = List.of(
            Purchases.TABLE,
            Customers.TABLE,
            Receivables.TABLE,
            Expenses.TABLE,
            Service.TABLE,
            Surveys.TABLE,
            Contacts.TABLE,
            MajorEvents.TABLE,
            Rejected.TABLE,
            IngestedFiles.TABLE,
            Ledger.TABLE,
            LifetimeModels.TABLE,
            LifetimeDiagnostics.TABLE,
            FeaturesTable.TABLE,
            Scores.TABLE,
            AccountsTable.TABLE,
            ChurnMovement.TABLE,
            CohortRetention.TABLE,
            ServiceQuality.TABLE,
            OccasionsTable.TABLE,
            ExpectedDemand.TABLE,
            Segments.TABLE,
            CategoryRhythms.TABLE,
            RhythmBacktests.TABLE,
            LifeEventPatterns.TABLE,
            LifeEvents.TABLE,
            SensitiveAccesses.TABLE,
            WarningsTable.TABLE,
            WarningQuality.TABLE,
            Backtest.TABLE,
            ModelCards.TABLE,
            Drift.TABLE,
            Runs.TABLE,
            TableVersions.TABLE);

    private Tables() {}
}
