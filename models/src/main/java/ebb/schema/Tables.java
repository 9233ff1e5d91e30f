package ebb.schema;

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
            FeaturesTable.TABLE,
            Scores.TABLE,
            Segments.TABLE,
            ModelCardTable.TABLE,
            Backtest.TABLE,
            //
            Runs.TABLE,
            TableVersions.TABLE);

    private Tables() {}
}
