package ebb.export;

import static org.apache.spark.sql.functions.col;

import ebb.input.ContactPermissions;
import ebb.schema.LifeEventsTable;
import ebb.schema.NextActionsTable;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Writes the customers with whom a life event is probably under way and who may still be reached, and records it without naming a sensitive event. */
public final class LifeEventExport {
    private final ExportSource source;

    public LifeEventExport(ExportSource source) {
        this.source = source;
    }

    /**
     * Writes the list and returns the number of customers; an empty list is refused.
     *
     * @param purpose what the event is read for; null: not named, which is refused for a sensitive event
     */
    public long write(ListFile file, String event, String purpose) {
        Dataset<Row> open = new LifeEventAccess(source.lake(), source.settings(), source.clock())
                .open(source.read(LifeEventsTable.TABLE), event, new LifeEventAccess.Request("export", purpose))
                .persist(StorageLevel.MEMORY_AND_DISK());
        OptOutGate.check(open, source.customersToday());
        Dataset<Row> reachable = ContactPermissions.reachable(
                        open, source.permissions(open), LifeEventsTable.CUSTOMER_ID)
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            ListFile.Staged list = file.stage(
                    reachable,
                    new Column[] {col(LifeEventsTable.PROBABILITY).desc(), col(LifeEventsTable.CUSTOMER_ID)});
            list.handOver(() -> record(event, reachable, list));
            return list.rows();
        } finally {
            reachable.unpersist();
            open.unpersist();
        }
    }

    /** What everyone can read must not say of anybody that a sensitive event is under way: who read it, and what for, is in sensitive_accesses. */
    private void record(String event, Dataset<Row> reachable, ListFile.Staged list) {
        boolean isSensitive = source.settings().lifeEvents().events().get(event).sensitive();
        String name = isSensitive ? "a sensitive life event" : "life event " + event;
        source.log()
                .record(
                        source.export(name, list, Map.of(NextActionsTable.DUE, list.rows())),
                        isSensitive ? reachable.limit(0) : reachable,
                        name);
    }
}
