package ebb.feature;

import ebb.ledger.LedgerRow;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;

/**
 * A ledger with the number of its customers, so that any number of samples can be drawn from it and it is counted once.
 *
 * @param rows one a customer
 * @param customers how many there are
 */
public record CountedLedger(Dataset<LedgerRow> rows, long customers) {

    public static CountedLedger of(Dataset<LedgerRow> rows) {
        return new CountedLedger(rows, rows.count());
    }

    /** About {@code most} customers, always the same ones of the same ledger; all where there are no more. */
    public Dataset<LedgerRow> sample(long most) {
        if (customers <= most) {
            return rows;
        }
        int buckets = LedgerRow.bucketsOf(most, customers);
        // On the row as it is: on a column of it, Spark would take every row apart and put it together again.
        return rows.filter((FilterFunction<LedgerRow>) row -> LedgerRow.hashBucket(row.getCustomerId()) < buckets);
    }
}
