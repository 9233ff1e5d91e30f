package ebb.export;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import ebb.customer.ContactPurpose;
import ebb.customer.ContactRefusal;
import ebb.input.ContactPermissions;
import ebb.schema.NextActionsTable;
import ebb.schema.WarningsTable;
import ebb.schema.WinBackTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes out of what was published the marketing that may no longer reach the customer: who opted out, complained or was contacted since the last run is proposed
 * to nobody, on no list and no screen.
 */
public final class RefusedToday {
    static final Column IS_MARKETING = col(NextActionsTable.PURPOSE).equalTo(ContactPurpose.MARKETING.label());

    private static final String PERMITTED_ID = "permitted_customer_id";
    private static final String[] JOINED = {
        PERMITTED_ID,
        ContactPermissions.LASTING,
        ContactPermissions.KIND,
        ContactPermissions.REFUSAL,
        ContactPermissions.BARRED,
        ContactPermissions.WIN_BACK_BARRED
    };

    private RefusedToday() {}

    /**
     * The actions with their state today: marketing that may not reach the customer any more is held back or suppressed, and says why.
     *
     * @param actions rows of {@link NextActionsTable}
     * @param permissions of {@link ContactPermissions} as they stand now
     */
    public static Dataset<Row> actions(Dataset<Row> actions, Dataset<Row> permissions) {
        Column isForbidden = IS_MARKETING.and(not(coalesce(isPermitted(), lit(false))));
        Column isControl = col(ContactPermissions.KIND).equalTo(ContactRefusal.Kind.CONTROL.name());
        Column why = coalesce(col(ContactPermissions.REFUSAL), lit("as often contacted by this channel as may be"));
        return joined(actions, permissions)
                .withColumn(
                        NextActionsTable.SUPPRESSED_BECAUSE,
                        when(isForbidden.and(not(coalesce(isControl, lit(false)))), why)
                                .otherwise(col(NextActionsTable.SUPPRESSED_BECAUSE)))
                .withColumn(
                        NextActionsTable.STATE,
                        when(isForbidden.and(isControl), lit(NextActionsTable.HELD_BACK))
                                .when(isForbidden, lit(NextActionsTable.SUPPRESSED))
                                .otherwise(col(NextActionsTable.STATE)))
                .drop(JOINED);
    }

    /**
     * The warnings, those of marketing without a next step where marketing may not reach the customer any more.
     *
     * @param warnings rows of {@link WarningsTable}
     * @param permissions of {@link ContactPermissions} as they stand now
     */
    public static Dataset<Row> warnings(Dataset<Row> warnings, Dataset<Row> permissions) {
        Column lasting = col(ContactPermissions.LASTING);
        return joined(warnings, permissions)
                .withColumn(
                        WarningsTable.NEXT_STEP,
                        when(IS_MARKETING.and(lasting.isNotNull()), concat(lit("Nothing: "), lasting))
                                .otherwise(col(WarningsTable.NEXT_STEP)))
                .drop(JOINED);
    }

    private static Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> permissions) {
        Dataset<Row> now = permissions
                .withColumn(PERMITTED_ID, col(ContactPermissions.CUSTOMER_ID))
                .select(JOINED[0], java.util.Arrays.copyOfRange(JOINED, 1, JOINED.length));
        return rows.join(now, rows.col(NextActionsTable.CUSTOMER_ID).equalTo(now.col(PERMITTED_ID)), "left");
    }

    /** Whether the source put the customer on the list: the first of the sources is that of the action. */
    static Column isFor(String source) {
        return coalesce(substring_index(col(NextActionsTable.SOURCES), ",", 1).equalTo(source), lit(false));
    }

    /** By the rule that put the customer on the list. */
    private static Column isPermitted() {
        Column channel = col(NextActionsTable.CHANNEL);
        return when(isFor(WinBackTable.TABLE.name()), ContactPermissions.winsBackBy(channel))
                .otherwise(ContactPermissions.reachesBy(channel));
    }
}
