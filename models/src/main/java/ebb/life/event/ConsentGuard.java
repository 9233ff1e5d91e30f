package ebb.life.event;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import ebb.input.ContactPermissions;
import ebb.ledger.LedgerBuilder;
import ebb.ledger.LedgerRow;
import ebb.life.setting.EventPattern;
import ebb.schema.LifeEventsTable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Whom the contact policy lets be looked at for a life event, and what is too small a group to be published. */
public final class ConsentGuard {
    private static final String ALLOWED = "allowed_id";

    private ConsentGuard() {}

    /**
     * The customers an event may be fitted to and looked for with.
     *
     * @param permissions rows of {@link ContactPermissions}; who is not among them is left out
     */
    public static Dataset<LedgerRow> permitted(
            Dataset<LedgerRow> ledger, Dataset<Row> permissions, EventPattern event) {
        return permitted(ledger, "customerId", permissions.where(allows(event.sensitive())))
                .as(LedgerBuilder.encoder());
    }

    /**
     * Of life events found earlier, those of customers who may still be looked at: consent can be withdrawn after the event was found.
     *
     * @param events rows of {@link LifeEventsTable}
     * @param permissions rows of {@link ContactPermissions} as they stand now
     */
    public static Dataset<Row> stillPermitted(Dataset<Row> events, Dataset<Row> permissions) {
        Column sensitive = col(LifeEventsTable.IS_SENSITIVE);
        return permitted(events.where(not(sensitive)), LifeEventsTable.CUSTOMER_ID, permissions.where(allows(false)))
                .union(permitted(
                        events.where(sensitive), LifeEventsTable.CUSTOMER_ID, permissions.where(allows(true))));
    }

    private static Column allows(boolean isSensitive) {
        return col(isSensitive ? ContactPermissions.MAY_PROFILE_SENSITIVE : ContactPermissions.MAY_PROFILE);
    }

    private static Dataset<Row> permitted(Dataset<?> rows, String idColumn, Dataset<Row> allowed) {
        Dataset<Row> ids =
                allowed.select(col(ContactPermissions.CUSTOMER_ID).as(ALLOWED)).distinct();
        return rows.toDF().join(ids, col(idColumn).equalTo(col(ALLOWED)), "left_semi");
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
