package ebb.job;

import ebb.lake.Lake;
import ebb.lake.LedgerStore;
import ebb.lake.Publications;
import ebb.lake.TableCatalogue;
import ebb.lake.TableFiles;
import ebb.schema.LedgerTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import ebb.schema.star.StarTables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the tables quick to read and small on disk: brings tables of earlier versions down to what every Delta reader knows, folds the ledger's changes in, puts small files together, and removes files that no state of
 * the last {@code keep-days} needs, and rows past their retention. What readers see stays the same but for those. {@code ebb maintain}
 *
 * <p>Reads and writes: every table.
 */
final class MaintainTablesJob implements Job {

    @Override
    public String name() {
        return "maintain";
    }

    @Override
    public String summary() {
        return "Fold the ledger's changes in, put small files together, remove files no longer needed.";
    }

    @Override
    public List<Table> reads() {
        return TableCatalogue.ALL;
    }

    @Override
    public List<Table> writes() {
        return TableCatalogue.ALL;
    }

    @Override
    public boolean keepsPublication() {
        return true;
    }

    /**
     * Folds, compacts and removes.
     *
     * @throws IllegalStateException where tables hold what no run has published: publishing them compacted would publish that too
     */
    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        requirePublished(lake, BegunVersions.of(lake, context.runId()));
        Retention retention = new Retention(lake, context.settings().retention(), context.clock());
        long oldPurchases = retention.purchases();
        long oldRejected = retention.rejected();
        int lowered = 0;
        long compacted = 0;
        long removed = 0;
        for (Table table : present(lake)) {
            TableFiles files = lake.files(table);
            lowered += files.lowerReaderVersion() ? 1 : 0;
            compacted += isWrittenWhole(table) ? 0 : files.compact();
            removed += files.removeUnneeded(context.settings().keepDays());
        }
        boolean isFolded = lake.has(LedgerTable.TABLE) && fold(lake);
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%s%s, %,d small files put together, %,d files removed",
                        inWords(oldPurchases, oldRejected),
                        isFolded ? "changes folded into the ledger" : "no changes beside the ledger",
                        compacted,
                        removed))
                .with("expired_purchases", oldPurchases)
                .with("expired_rejected", oldRejected)
                .with("ledger_folded", isFolded)
                .with("lowered_tables", lowered)
                .with("compacted_files", compacted)
                .with("removed_files", removed);
    }

    private static String inWords(long oldPurchases, long oldRejected) {
        return oldPurchases + oldRejected == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%,d purchases and %,d refused rows past their retention removed, ",
                        oldPurchases,
                        oldRejected);
    }

    /** Last, so that the ledger knows the version that the purchases have after all that was done to them. */
    private static boolean fold(Lake lake) {
        LedgerStore store = lake.ledger();
        return store.fold(lake.version(PurchasesTable.TABLE));
    }

    /** The ledger is folded, and the star is written anew with every publication. */
    private static boolean isWrittenWhole(Table table) {
        return table.equals(LedgerTable.TABLE) || StarTables.isStar(table);
    }

    private static List<Table> present(Lake lake) {
        return TableCatalogue.ALL.stream().filter(lake::has).toList();
    }

    private static void requirePublished(Lake lake, Map<String, Long> begun) {
        Set<String> changed = Publications.unpublished(new Publications(lake).require(), begun);
        if (!changed.isEmpty()) {
            throw new IllegalStateException("Cannot maintain the tables: " + changed
                    + " hold what no run has published yet. Run `ebb run`, then `ebb maintain`.");
        }
    }
}
