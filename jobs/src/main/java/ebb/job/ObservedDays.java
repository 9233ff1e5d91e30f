package ebb.job;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import ebb.lake.Lake;
import ebb.ledger.DataSpan;
import ebb.ledger.LastCompleteDay;
import ebb.ledger.LogGap;
import ebb.schema.PurchasesTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * The days of the accepted purchases: the first, the last complete one, and the last with rows.
 *
 * @param version version of the purchases that they are of
 * @param gap days without a purchase before the last complete day that stand out
 */
record ObservedDays(long version, LocalDate first, LastCompleteDay complete, LocalDate last, Optional<LogGap> gap) {

    static ObservedDays read(Lake lake, LastCompleteDay.Terms lastDay) {
        long version = lake.version(PurchasesTable.TABLE);
        TreeMap<LocalDate, Long> rows = new TreeMap<>();
        for (Row row : lake.read(PurchasesTable.TABLE)
                .groupBy(PurchasesTable.ORDERED_ON)
                .agg(count(lit(1)))
                .collectAsList()) {
            rows.put(row.<Date>getAs(0).toLocalDate(), row.getLong(1));
        }
        if (rows.isEmpty()) {
            throw new IllegalStateException("Cannot go on: the lake " + lake.root()
                    + " holds no purchases. Run `ebb ingest` on a file that has some.");
        }
        LastCompleteDay complete = LastCompleteDay.of(rows, lastDay);
        return new ObservedDays(
                version,
                rows.firstKey(),
                complete,
                rows.lastKey(),
                LogGap.of(rows.headMap(complete.day(), true).keySet()));
    }

    /** From the first to the last day with rows. */
    DataSpan all() {
        return DataSpan.of(first, last);
    }

    /** The days that count as observed: to the last complete one, or with what comes after it where a later as-of date is asked for. */
    DataSpan span(Optional<LocalDate> requestedAsOf) {
        boolean isLater = requestedAsOf.filter(complete.day()::isBefore).isPresent();
        return DataSpan.of(first, isLater ? last : complete.day());
    }
}
