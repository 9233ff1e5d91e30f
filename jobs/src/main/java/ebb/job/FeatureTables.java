package ebb.job;

import ebb.feature.FeaturesTable;
import ebb.lake.AccountInputsReader;
import ebb.schema.LedgerTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import java.util.List;

/** The tables that features are made of, and where they go, for one as-of date or many. */
final class FeatureTables {
    static final List<Table> READ =
            AccountInputsReader.beside(LedgerTable.TABLE, PurchasesTable.TABLE, LifetimeModelsTable.TABLE);
    static final List<Table> WRITTEN = List.of(FeaturesTable.TABLE);

    private FeatureTables() {}
}
