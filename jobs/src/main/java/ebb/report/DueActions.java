package ebb.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import ebb.schema.NextActionsTable;
import ebb.segment.ActionKind;
import java.sql.Date;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The actions that are due, by kind. */
final class DueActions {
    private DueActions() {}

    /** The kind that is expected to bring most; empty where nothing is due. */
    static Optional<Headline.Call> first(Dataset<Row> actions) {
        return actions
                .where(col(NextActionsTable.STATE).equalTo(NextActionsTable.DUE))
                .groupBy(NextActionsTable.KIND)
                .agg(
                        count(lit(1)),
                        sum(NextActionsTable.EXPECTED_LOSS),
                        sum(NextActionsTable.EXPECTED_GAIN).as(NextActionsTable.EXPECTED_GAIN),
                        min(NextActionsTable.CONTACT_BY))
                .orderBy(col(NextActionsTable.EXPECTED_GAIN).desc_nulls_last(), col(NextActionsTable.KIND))
                .takeAsList(1)
                .stream()
                .map(row -> new Headline.Call(
                        ActionKind.named(row.getString(0)).words(),
                        row.getLong(1),
                        new Headline.Stake(row.getDecimal(2), row.getDecimal(3)),
                        row.<Date>getAs(4).toLocalDate()))
                .findFirst();
    }
}
