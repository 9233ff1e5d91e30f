package ebb.lake;

import static org.apache.spark.sql.functions.col;

import ebb.schema.CustomersTable;
import ebb.schema.SuppressionsTable;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Entries of the suppression list that name only an e-mail address, where the address of no customer is known: they suppress nobody. */
public final class UnmatchedSuppressions {
    private UnmatchedSuppressions() {}

    /** How many there are and why, in words; empty: none, or addresses are known. */
    public static Optional<String> inWords(Lake lake) {
        Dataset<Row> suppressions = lake.readIfThere(SuppressionsTable.TABLE);
        Dataset<Row> customers = lake.readIfThere(CustomersTable.TABLE);
        if (suppressions == null || (customers != null && hasAddresses(customers))) {
            return Optional.empty();
        }
        long entries = suppressions
                .where(col(SuppressionsTable.CUSTOMER_ID)
                        .isNull()
                        .and(col(SuppressionsTable.EMAIL).isNotNull()))
                .count();
        if (entries == 0) {
            return Optional.empty();
        }
        String what = entries == 1
                ? "1 entry of the suppression list names only an e-mail address and suppresses nobody: "
                : entries + " entries of the suppression list name only an e-mail address and suppress nobody: ";
        return Optional.of(what
                + (customers == null ? "there is no customers input" : "the customers input has no e-mail addresses"));
    }

    private static boolean hasAddresses(Dataset<Row> customers) {
        return !customers.where(col(CustomersTable.EMAIL).isNotNull()).isEmpty();
    }
}
