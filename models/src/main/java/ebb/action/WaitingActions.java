package ebb.action;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import ebb.schema.NextActionsTable;
import ebb.segment.ActionKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Puts the actions off that do not fit capacity and budget. */
public final class WaitingActions {
    private static final String LISTED = "listed_customer_id";

    private WaitingActions() {}

    /** The rows with those that do not fit in the state {@link NextActionsTable#WAITING}; as they are where there is no limit. */
    public static Dataset<Row> in(Dataset<Row> actions, ListSelection selection) {
        if (!selection.isLimited()) {
            return actions;
        }
        Set<String> listed = selection.of(due(actions));
        Dataset<Row> ids = actions.sparkSession()
                .createDataset(List.copyOf(listed), Encoders.STRING())
                .toDF(LISTED);
        Column waits = col(NextActionsTable.STATE)
                .equalTo(NextActionsTable.DUE)
                .and(col(LISTED).isNull());
        return actions.join(ids, actions.col(NextActionsTable.CUSTOMER_ID).equalTo(ids.col(LISTED)), "left")
                .withColumn(
                        NextActionsTable.STATE,
                        when(waits, lit(NextActionsTable.WAITING)).otherwise(col(NextActionsTable.STATE)))
                .drop(LISTED);
    }

    /** Whether the action only tells the customer something, which takes no place from any other. */
    static Column isAdvice() {
        return col(NextActionsTable.KIND).equalTo(ActionKind.ADVISE.key());
    }

    /** The actions that are due, as they compete for places. */
    public static List<ListSelection.Action> due(Dataset<Row> actions) {
        return actions
                .where(col(NextActionsTable.STATE).equalTo(NextActionsTable.DUE))
                .select(
                        col(NextActionsTable.CUSTOMER_ID),
                        col(NextActionsTable.OWNER),
                        col(NextActionsTable.CHANNEL),
                        coalesce(datediff(col(NextActionsTable.CONTACT_BY), col(NextActionsTable.AS_OF)), lit(0)),
                        coalesce(col(NextActionsTable.EXPECTED_GAIN), lit(BigDecimal.ZERO)),
                        coalesce(col(NextActionsTable.COST), lit(BigDecimal.ZERO)),
                        coalesce(isAdvice(), lit(false)))
                .collectAsList()
                .stream()
                .map(row -> new ListSelection.Action(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getDecimal(4).doubleValue(),
                        row.getDecimal(5).doubleValue(),
                        row.getBoolean(6) ? ListSelection.Turn.LAST : ListSelection.Turn.BY_GAIN))
                .toList();
    }
}
