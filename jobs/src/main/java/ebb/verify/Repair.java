package ebb.verify;

import static org.apache.spark.sql.functions.col;

import ebb.ingest.catalogue.InputCatalogue;
import ebb.lake.Lake;
import ebb.lake.LedgerStore;
import ebb.lake.LogWriter;
import ebb.lake.TableCatalogue;
import ebb.schema.IngestedFilesTable;
import ebb.schema.LedgerTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import io.delta.tables.DeltaTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Restores damaged logs from their copies. Where there is no copy the table goes back to its last sound version, and the registry of ingested files forgets
 * the files whose rows are not all there, so that the next run reads them again: after it the tables are what they were.
 */
public final class Repair {
    private static final String FORGETS = "the next run reads the file again";

    private final Lake lake;
    private final Instant now;

    public Repair(Lake lake, Instant now) {
        this.lake = lake;
        this.now = now;
    }

    /** What {@link #execute} would do, in words; none where nothing is damaged. */
    public List<String> plan() {
        List<String> words =
                new ArrayList<>(logSteps().stream().map(RepairStep::inWords).toList());
        Set<String> damaged = new LinkedHashSet<>();
        for (Table table : TableCatalogue.ALL) {
            if (!new LogSteps(lake, table).steps().isEmpty()) {
                damaged.add(table.name());
            } else if (lake.has(table)) {
                List<RepairStep> steps = fileSteps(table);
                steps.forEach(step -> words.add(step.inWords()));
                if (!steps.isEmpty()) {
                    damaged.add(table.name());
                }
            }
        }
        versionSteps(damaged).forEach(step -> words.add(step.inWords()));
        if (isInput(damaged)) {
            words.add(IngestedFilesTable.TABLE.name()
                    + ": forgets the files whose rows are not all in their tables then; the next run reads them again");
        }
        new IngestedCounts(lake, damaged).mismatches().forEach(mismatch -> words.add(inWords(mismatch)));
        return words;
    }

    /** Repairs, under the lake's lock; what was done, in words. */
    public List<String> execute() {
        boolean hasLostPurchases = new LogSteps(lake, PurchasesTable.TABLE).isLossy();
        List<String> words = new ArrayList<>();
        logSteps().forEach(step -> words.add(done(step)));
        versionSteps(Set.of()).forEach(step -> words.add(done(step)));
        for (Table table : TableCatalogue.ALL) {
            List<RepairStep> steps = lake.has(table) ? fileSteps(table) : List.of();
            hasLostPurchases |= table.equals(PurchasesTable.TABLE) && !steps.isEmpty();
            steps.forEach(step -> words.add(done(step)));
        }
        List<IngestedCounts.Mismatch> mismatches = new IngestedCounts(lake, Set.of()).mismatches();
        hasLostPurchases |=
                mismatches.stream().anyMatch(mismatch -> mismatch.table().equals(PurchasesTable.TABLE));
        if (hasLostPurchases && lake.has(LedgerTable.TABLE)) {
            words.add(done(rebuildLedger()));
        }
        mismatches.forEach(mismatch -> words.add(forget(mismatch)));
        lake.onDisk().copies().update();
        return words;
    }

    private List<RepairStep> logSteps() {
        return TableCatalogue.ALL.stream()
                .map(table -> new LogSteps(lake, table).steps())
                .flatMap(List::stream)
                .toList();
    }

    /** A version that was lost without a trace in the log must not be used again for other rows. */
    private List<RepairStep> versionSteps(Set<String> unreadable) {
        return new KnownVersions(lake, unreadable)
                .beyond().stream()
                        .filter(beyond -> beyond.held() >= 0)
                        .map(beyond -> new RepairStep(
                                beyond.table(),
                                "ends with version " + beyond.held() + ": versions up to " + beyond.known() + ", which "
                                        + beyond.witness() + " knows, are made with the rows of that one",
                                log -> log.empty(beyond.held() + 1, beyond.known())))
                        .toList();
    }

    private List<RepairStep> fileSteps(Table table) {
        DataFiles files = new DataFiles(lake, table);
        List<RepairStep> steps = new ArrayList<>();
        if (files.isMiscounted()) {
            long version = lake.version(table);
            steps.add(new RepairStep(
                    table,
                    "counts version " + version + " again: its commit names other files than its checksum counted, and"
                            + " what it lost `ebb run` writes again",
                    log -> log.recount(version)));
        }
        List<String> missing = files.missing();
        if (!missing.isEmpty()) {
            steps.add(new RepairStep(
                    table,
                    "takes the rows of " + missing + " off the log: the files are lost. `ebb run` writes them again",
                    log -> log.removeFiles(missing)));
        }
        return steps;
    }

    /** The ledger counts purchases that are gone, and would count them twice when they come again. */
    private static RepairStep rebuildLedger() {
        return new RepairStep(
                LedgerTable.TABLE,
                "is built again from all purchases at the next run",
                log -> log.mark(LedgerStore.markOfLostPurchases()));
    }

    private String done(RepairStep step) {
        step.action().accept(new LogWriter(lake, step.table(), now));
        return step.inWords();
    }

    private String forget(IngestedCounts.Mismatch mismatch) {
        DeltaTable.forPath(lake.spark(), lake.path(IngestedFilesTable.TABLE))
                .delete(col(IngestedFilesTable.INPUT)
                        .equalTo(mismatch.input())
                        .and(col(IngestedFilesTable.SOURCE_FILE).equalTo(mismatch.file())));
        return inWords(mismatch);
    }

    private static String inWords(IngestedCounts.Mismatch mismatch) {
        return IngestedFilesTable.TABLE.name() + ": " + mismatch.inWords() + ": it is forgotten, and " + FORGETS;
    }

    private static boolean isInput(Set<String> damaged) {
        return damaged.stream()
                .anyMatch(name -> name.equals(IngestedFilesTable.TABLE.name())
                        || InputCatalogue.ALL.stream()
                                .anyMatch(input -> input.table().name().equals(name)));
    }
}
