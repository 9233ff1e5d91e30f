package ebb.job;

import ebb.lake.Lake;
import ebb.lake.LedgerStore;
import ebb.ledger.LedgerBuilder;
import ebb.schema.PurchasesTable;

/** Brings the ledger from one version of the purchases to a later one. */
final class LedgerUpdate {
    private LedgerUpdate() {}

    /** Builds or adds what is needed, and says in words what that was. */
    static String bringUp(Lake lake, LedgerStore store, long included, long wanted) {
        if (included == wanted) {
            // A build that was killed may have added its changes without folding them in.
            return foldedIn(store) ? "changes folded in" : "nothing changed since it was built";
        }
        if (included < 0 || included > wanted || !lake.hasChangesSince(PurchasesTable.TABLE, included)) {
            store.rebuild(LedgerBuilder.build(lake.read(PurchasesTable.TABLE)), wanted);
            return "built from all purchases";
        }
        store.add(LedgerBuilder.changes(lake.changes(PurchasesTable.TABLE, included + 1)), wanted);
        return foldedIn(store) ? "changes added and folded in" : "changes added";
    }

    private static boolean foldedIn(LedgerStore store) {
        return store.isWorthFolding() && store.fold();
    }
}
