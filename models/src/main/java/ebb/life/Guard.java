package ebb.life;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import ebb.ledger.LedgerBuilder;
import ebb.ledger.LedgerRow;
import ebb.schema.Customers;
import ebb.schema.LifeEvents;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Who may be looked at for a life event, and what is too small a group to be published. */
public final class Guard {
    private Guard() {}

    /**
     * The customers an event may be fitted to and looked for with: nobody who opted out, and of a sensitive event only those who agreed. Without the
     * input nobody is known to have agreed.
     *
     * @param customers rows of {@link Customers}; null: the input is off
     */
    public static Dataset<LedgerRow> permitted(Dataset<LedgerRow> ledger, Dataset<Row> customers, EventPattern event) {
        if (customers == null) {
            return event.sensitive() ? ledger.limit(0) : ledger;
        }
        Column optedOut = coalesce(col(Customers.OPTED_OUT), lit(false));
        Column agreed = coalesce(col(Customers.CONSENT), lit(false));
        Dataset<Row> listed = customers.where(event.sensitive() ? agreed.and(optedOut.equalTo(false)) : optedOut);
        Dataset<Row> names = listed.select(col(Customers.CUSTOMER_ID));
        Column same = ledger.col("customerId").equalTo(names.col(Customers.CUSTOMER_ID));
        return ledger.join(names, same, event.sensitive() ? "left_semi" : "left_anti")
                .as(LedgerBuilder.encoder());
    }

    /** Rows of {@link LifeEvents} without the events that fewer than {@code least} customers share. */
    public static Dataset<Row> withoutSmallGroups(Dataset<Row> found, int least) {
        List<String> large = found.groupBy(LifeEvents.EVENT)
                .agg(count(lit(1)).as("customers"))
                .where(col("customers").geq(least))
                .select(LifeEvents.EVENT)
                .as(Encoders.STRING())
                .collectAsList();
        return found.where(col(LifeEvents.EVENT).isin(large.toArray()));
    }
}
