package ebb.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import ebb.input.ContactPermissions;
import ebb.schema.NextActionsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.WinBackTable;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Writes the coming occasions of customers who may still be reached and with whom nothing else is to be done, and records it. Whose next action is another one, or
 * who is not to be won back any more, is left out: nobody is written to twice.
 */
public final class OccasionListExport {
    static final String ACTION = "get in touch on an occasion";

    private final ExportSource source;

    public OccasionListExport(ExportSource source) {
        this.source = source;
    }

    /**
     * Writes the list and returns the number of occasions; an empty list is refused.
     *
     * @param owner only customers of this sales person; null: of all
     */
    public long write(ListFile file, String owner) {
        if (!source.has(OccasionsTable.TABLE)) {
            throw new IllegalStateException(
                    "Cannot export occasions: none were published, for without the customers input"
                            + " nobody is known to have agreed to be contacted. Give inputs.customers.path and run again.");
        }
        Dataset<Row> all = source.read(OccasionsTable.TABLE);
        Dataset<Row> occasions =
                owner == null ? all : all.where(col(OccasionsTable.OWNER).equalTo(owner));
        OptOutGate.check(occasions, source.customersToday());
        Dataset<Row> reachable = ContactPermissions.reachable(
                        alone(occasions), source.permissions(occasions), OccasionsTable.CUSTOMER_ID)
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            ListFile.Staged list = file.stage(OccasionList.of(reachable, source.customers()), OccasionList.order());
            list.handOver(() -> source.log()
                    .record(
                            source.export(
                                    "occasions" + (owner == null ? "" : " of " + owner),
                                    list,
                                    Map.of(NextActionsTable.DUE, list.rows())),
                            reachable,
                            ACTION));
            return list.rows();
        } finally {
            reachable.unpersist();
        }
    }

    private Dataset<Row> alone(Dataset<Row> occasions) {
        Dataset<Row> left = occasions;
        if (source.has(NextActionsTable.TABLE)) {
            Dataset<Row> actions = source.read(NextActionsTable.TABLE);
            left = without(
                    left,
                    actions.where(col(NextActionsTable.STATE)
                            .equalTo(NextActionsTable.DUE)
                            .and(not(RefusedToday.IS_ADVICE))
                            .and(not(RefusedToday.isFor(NextActionsTable.FROM_OCCASION)))));
        }
        if (source.has(WinBackTable.TABLE)) {
            left = without(
                    left,
                    source.read(WinBackTable.TABLE)
                            .where(col(WinBackTable.NEXT_ATTEMPT_ON).isNull()));
        }
        return left;
    }

    private static Dataset<Row> without(Dataset<Row> occasions, Dataset<Row> customers) {
        return occasions.join(
                customers.select(OccasionsTable.CUSTOMER_ID), new String[] {OccasionsTable.CUSTOMER_ID}, "left_anti");
    }
}
