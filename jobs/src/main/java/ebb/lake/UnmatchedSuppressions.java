package ebb.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import ebb.input.SuppressionIndex;
import ebb.schema.CustomersTable;
import ebb.schema.SegmentsTable;
import ebb.schema.SuppressionsTable;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Entries of the suppression list that are nobody's, by id or by e-mail address: they suppress nobody. */
public final class UnmatchedSuppressions {
    private UnmatchedSuppressions() {}

    /** How many there are and why, in words; empty: none. */
    public static Optional<String> inWords(Lake lake) {
        Dataset<Row> suppressions = lake.readIfThere(SuppressionsTable.TABLE);
        if (suppressions == null) {
            return Optional.empty();
        }
        Dataset<Row> customers = lake.readIfThere(CustomersTable.TABLE);
        Row counts = SuppressionIndex.unmatched(suppressions, ids(lake, customers, suppressions), customers)
                .agg(
                        count(lit(1)),
                        count(when(col(SuppressionsTable.CUSTOMER_ID).isNull(), lit(1))))
                .first();
        long entries = counts.getLong(0);
        return entries == 0
                ? Optional.empty()
                : Optional.of(entries + (entries == 1 ? " entry" : " entries") + " of the suppression list "
                        + (entries == 1 ? "suppresses nobody: " : "suppress nobody: ")
                        + (counts.getLong(1) == entries
                                ? ofAddresses(customers)
                                : "no customer has the id or the e-mail address"));
    }

    /** Those who bought, and those whom the master data name. */
    private static Dataset<Row> ids(Lake lake, Dataset<Row> customers, Dataset<Row> suppressions) {
        Dataset<Row> none = suppressions.select(CustomersTable.CUSTOMER_ID).limit(0);
        Dataset<Row> segments = lake.readIfThere(SegmentsTable.TABLE);
        Dataset<Row> scored = segments == null ? none : segments.select(SegmentsTable.CUSTOMER_ID);
        return customers == null ? scored : scored.union(customers.select(CustomersTable.CUSTOMER_ID));
    }

    private static String ofAddresses(Dataset<Row> customers) {
        if (customers == null) {
            return "they name only e-mail addresses, and there is no customers input";
        }
        return customers.where(col(CustomersTable.EMAIL).isNotNull()).isEmpty()
                ? "they name only e-mail addresses, and the customers input has none"
                : "no customer has their e-mail address";
    }
}
