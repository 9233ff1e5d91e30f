package ebb.input;

import ebb.ledger.LedgerRow;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;

/**
 * All customers with what the inputs hold of each.
 *
 * @param accounts purchases with the further inputs beside them
 * @param spans from when on each further input was there
 */
public record CustomerBase(JavaRDD<CustomerAccount> accounts, InputSpans spans) {

    /** Those whose ids hash into the first so many buckets; nothing is read or joined again for them. */
    public CustomerBase within(int buckets) {
        return buckets == LedgerRow.HASH_BUCKETS
                ? this
                : new CustomerBase(
                        accounts.filter(account ->
                                LedgerRow.hashBucket(account.purchases().getCustomerId()) < buckets),
                        spans);
    }

    /** Customers of whom only purchases are known. */
    public static CustomerBase of(Dataset<LedgerRow> ledger) {
        return new CustomerBase(AccountJoin.of(ledger, null), InputSpans.NONE);
    }
}
