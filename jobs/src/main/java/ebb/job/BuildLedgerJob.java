package ebb.job;

import ebb.lake.Lake;
import ebb.lake.LedgerStore;
import ebb.schema.LedgerTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import java.util.List;
import java.util.Locale;

/**
 * Brings the ledger up to the purchases: built in one shuffle the first time, afterwards only what changed is added. {@code ebb build-ledger}
 *
 * <p>Reads: purchases and their change feed, ledger. Writes: ledger.
 */
public final class BuildLedgerJob implements Job {

    @Override
    public String name() {
        return "build-ledger";
    }

    @Override
    public String summary() {
        return "Bring the ledger, one row a customer, up to the purchases.";
    }

    @Override
    public List<Table> reads() {
        return List.of(PurchasesTable.TABLE, LedgerTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(LedgerTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        long wanted = lake.version(PurchasesTable.TABLE);
        LedgerStore store = lake.ledger();
        long included = store.foldedVersion();
        String how = LedgerUpdate.bringUp(lake, store, included, wanted);
        long customers = store.customers();
        return JobResult.of(String.format(Locale.ROOT, "%,d customers, %s", customers, how))
                .with("customers", customers)
                .with("purchases_version", wanted);
    }
}
