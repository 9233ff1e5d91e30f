package ebb.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import ebb.conf.RetentionSettings;
import ebb.lake.Lake;
import ebb.lake.LedgerStore;
import ebb.schema.IngestedFilesTable;
import ebb.schema.LedgerTable;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.Table;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Removes rows that are older than the conf keeps them, and counts them in {@code ingested_files} as left out.
 *
 * @param lake tables
 * @param terms how long rows are kept
 * @param clock today, in the business's zone
 */
record Retention(Lake lake, RetentionSettings terms, Clock clock) {
    private static final String NOTE = "retention";

    /** Purchases removed; the ledger follows them. */
    long purchases() {
        if (terms.purchasesYears() == null || !lake.has(PurchasesTable.TABLE)) {
            return 0;
        }
        LocalDate first = LocalDate.now(clock).minusYears(terms.purchasesYears());
        long removed = lake.delete(PurchasesTable.TABLE, PurchasesTable.ORDERED_ON + " < DATE'" + first + "'", NOTE);
        recount(PurchasesTable.TABLE, IngestedFilesTable.ACCEPTED_COUNT);
        if (lake.has(LedgerTable.TABLE) && isLastChange(PurchasesTable.TABLE)) {
            LedgerStore ledger = lake.ledger();
            LedgerUpdate.bringUp(lake, ledger, ledger.foldedVersion(), lake.version(PurchasesTable.TABLE));
        }
        return removed;
    }

    /** Refused rows removed, of files that were ingested longer ago than the conf keeps them. */
    long rejected() {
        if (terms.rejectedDays() == null || !lake.has(RejectedRowsTable.TABLE)) {
            return 0;
        }
        Timestamp first = Timestamp.from(clock.instant().minus(terms.rejectedDays(), ChronoUnit.DAYS));
        List<String> files = lake
                .read(IngestedFilesTable.TABLE)
                .where(col(IngestedFilesTable.INGESTED_AT)
                        .lt(first)
                        .and(col(IngestedFilesTable.REJECTED_COUNT).gt(0)))
                .select(IngestedFilesTable.SOURCE_FILE)
                .collectAsList()
                .stream()
                .map(file -> "'" + file.getString(0).replace("\\", "\\\\").replace("'", "\\'") + "'")
                .toList();
        long removed = files.isEmpty()
                ? 0
                : lake.delete(
                        RejectedRowsTable.TABLE,
                        RejectedRowsTable.SOURCE_FILE + " IN (" + String.join(", ", files) + ")",
                        NOTE);
        recount(RejectedRowsTable.TABLE, IngestedFilesTable.REJECTED_COUNT);
        return removed;
    }

    /** Lets the registry count what is gone as left out; also where the last try was stopped between the two. */
    private void recount(Table table, String counted) {
        if (!isLastChange(table)) {
            return;
        }
        Map<String, Long> held = new HashMap<>();
        lake.read(table)
                .groupBy(IngestedFilesTable.SOURCE_FILE)
                .agg(count(lit(1)))
                .collectAsList()
                .forEach(row -> held.put(row.getString(0), row.getLong(1)));
        boolean isInput = table.equals(PurchasesTable.TABLE);
        List<Row> changed = lake.read(IngestedFilesTable.TABLE).collectAsList().stream()
                .filter(file -> !isInput || file.getAs(IngestedFilesTable.INPUT).equals(table.name()))
                .filter(file -> file.<Long>getAs(counted)
                        > held.getOrDefault(file.<String>getAs(IngestedFilesTable.SOURCE_FILE), 0L))
                .map(file -> moved(file, counted, held))
                .toList();
        if (!changed.isEmpty()) {
            lake.merge(IngestedFilesTable.TABLE, lake.rows(IngestedFilesTable.TABLE, changed), lit(false));
        }
    }

    /** The registry's row of a file with the rows that are gone under those that are left out. */
    private static Row moved(Row file, String counted, Map<String, Long> held) {
        long left = held.getOrDefault(file.<String>getAs(IngestedFilesTable.SOURCE_FILE), 0L);
        long gone = file.<Long>getAs(counted) - left;
        StructType schema = IngestedFilesTable.TABLE.schema();
        Object[] cells = new Object[schema.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = file.getAs(schema.fieldNames()[i]);
        }
        cells[schema.fieldIndex(counted)] = left;
        cells[schema.fieldIndex(IngestedFilesTable.FILTERED_COUNT)] =
                file.<Long>getAs(IngestedFilesTable.FILTERED_COUNT) + gone;
        return RowFactory.create(cells);
    }

    private boolean isLastChange(Table table) {
        return lake.lastNote(table).filter(NOTE::equals).isPresent();
    }
}
