package ebb.ingest;

import ebb.schema.Ingested;
import ebb.schema.IngestedFilesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Replaces the rows of the files read, in one commit a table.
 *
 * <p>The registry comes last. A run killed before that leaves files that still count as new or changed, and the next run replaces the same rows
 * once more: at no point can a kill lose a row or leave one twice.
 */
record Commit(IngestTarget target, List<Prepared> deliveries) {

    void write(Registry registry, Instant now) {
        if (deliveries.isEmpty()) {
            return;
        }
        for (Prepared delivery : deliveries) {
            replace(
                    delivery.delivery().input().table(),
                    ofFiles(delivery),
                    delivery.accepted(),
                    delivery.total().accepted());
        }
        rejected();
        replace(IngestedFilesTable.TABLE, ofInputs(deliveries), registry.rows(deliveries, now), deliveries.size());
    }

    private void rejected() {
        Dataset<Row> rows = deliveries.stream()
                .map(Prepared::rejected)
                .reduce(Dataset::union)
                .orElseThrow();
        long count = deliveries.stream()
                .mapToLong(delivery -> delivery.total().rejected())
                .sum();
        replace(RejectedRowsTable.TABLE, ofInputs(deliveries), rows, count);
    }

    /** Leaves the table alone where it would take nothing out and put nothing in; a plain append is several times as fast as a replacement. */
    private void replace(Table table, String condition, Dataset<Row> rows, long count) {
        if (!target.read(table).where(condition).isEmpty()) {
            target.replaceWhere(table, condition, rows);
        } else if (count > 0) {
            target.append(table, rows);
        }
    }

    private static String ofInputs(List<Prepared> deliveries) {
        return deliveries.stream()
                .map(delivery -> "(" + RejectedRowsTable.INPUT + " = "
                        + literal(delivery.delivery().input().name()) + " AND " + ofFiles(delivery) + ")")
                .collect(Collectors.joining(" OR "));
    }

    private static String ofFiles(Prepared delivery) {
        return delivery.delivery().plan().replaced().stream()
                .map(Commit::literal)
                .collect(Collectors.joining(", ", Ingested.SOURCE_FILE + " IN (", ")"));
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
