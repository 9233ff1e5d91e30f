package ebb.life.event;

import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import ebb.ledger.LedgerBuilder;
import ebb.ledger.LedgerRow;
import ebb.life.setting.EventPattern;
import ebb.schema.CustomersTable;
import ebb.schema.LifeEventsTable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Who may be looked at for a life event, and what is too small a group to be published. */
public final class ConsentGuard {
    private static final String LISTED = "listed";
    private static final String AGREED = "agreed";
    private static final String OPTED_OUT = CustomersTable.OPTED_OUT;

    private ConsentGuard() {}

    /**
     * The customers an event may be fitted to and looked for with: nobody who opted out, and of a sensitive event only those who agreed. Without the
     * input nobody is known to have agreed; who is listed more than once must have agreed, and not opted out, every time.
     *
     * @param customers rows of {@link CustomersTable}; null: the input is off
     */
    public static Dataset<LedgerRow> permitted(Dataset<LedgerRow> ledger, Dataset<Row> customers, EventPattern event) {
        return permitted(ledger, "customerId", customers, event.sensitive()).as(LedgerBuilder.encoder());
    }

    /**
     * Of life events found earlier, those of customers who may still be looked at: consent can be withdrawn after the event was found.
     *
     * @param events rows of {@link LifeEventsTable}
     * @param customers rows of {@link CustomersTable} as they stand now; null: the input is off
     */
    public static Dataset<Row> stillPermitted(Dataset<Row> events, Dataset<Row> customers) {
        Column sensitive = col(LifeEventsTable.IS_SENSITIVE);
        return permitted(events.where(not(sensitive)), LifeEventsTable.CUSTOMER_ID, customers, false)
                .union(permitted(events.where(sensitive), LifeEventsTable.CUSTOMER_ID, customers, true));
    }

    private static Dataset<Row> permitted(
            Dataset<?> rows, String idColumn, Dataset<Row> customers, boolean isSensitive) {
        if (customers == null) {
            return isSensitive ? rows.limit(0).toDF() : rows.toDF();
        }
        Column agreed = bool_and(coalesce(col(CustomersTable.CONSENT), lit(false)));
        Column optedOut = bool_or(coalesce(col(CustomersTable.OPTED_OUT), lit(false)));
        Dataset<Row> names = customers
                .groupBy(col(CustomersTable.CUSTOMER_ID).as(LISTED))
                .agg(agreed.as(AGREED), optedOut.as(OPTED_OUT))
                .where(isSensitive ? col(AGREED).and(not(col(OPTED_OUT))) : col(OPTED_OUT))
                .select(LISTED);
        Column same = col(idColumn).equalTo(col(LISTED));
        return rows.join(names, same, isSensitive ? "left_semi" : "left_anti");
    }

    /** Rows of {@link LifeEventsTable} without the events that fewer than {@code least} customers share. */
    public static Dataset<Row> withoutSmallGroups(Dataset<Row> found, int least) {
        List<String> large = found.groupBy(LifeEventsTable.EVENT)
                .agg(count(lit(1)).as("customers"))
                .where(col("customers").geq(least))
                .select(LifeEventsTable.EVENT)
                .as(Encoders.STRING())
                .collectAsList();
        return found.where(col(LifeEventsTable.EVENT).isin(large.toArray()));
    }
}
