package ebb.input;

import ebb.ledger.LedgerRow;
import ebb.schema.Column;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The ledger with the further inputs beside it: joined once, then looked at from any number of as-of dates. */
public final class AccountJoin {
    private static final String LEDGER_CUSTOMER = "customerId";

    private AccountJoin() {}

    /**
     * An account for each row of the ledger.
     *
     * @param entries of {@link AccountEntries#byCustomer}; null where every further input is off
     */
    public static JavaRDD<CustomerAccount> of(Dataset<LedgerRow> ledger, Dataset<Row> entries) {
        if (entries == null) {
            return ledger.javaRDD().map(row -> new CustomerAccount(row, AccountInputs.NONE));
        }
        return ledger.joinWith(
                        entries, ledger.col(LEDGER_CUSTOMER).equalTo(entries.col(Column.CUSTOMER_ID)), "left_outer")
                .javaRDD()
                .map(pair -> new CustomerAccount(pair._1(), AccountEntries.of(pair._2())));
    }
}
