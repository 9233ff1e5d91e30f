package ebb.ingest;

import ebb.ingest.delivery.FileRegistry;
import ebb.ingest.delivery.IngestTarget;
import ebb.ingest.delivery.PreparedDelivery;
import ebb.schema.Ingested;
import ebb.schema.IngestedFilesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Replaces the rows of the files read, in one commit a table.
 *
 * <p>The registry comes last. A run killed before that leaves files that still count as new or changed, and the next run replaces the same rows
 * once more: at no point can a kill lose a row or leave one twice.
 */
record IngestCommit(IngestTarget target, List<PreparedDelivery> deliveries) {

    void write(FileRegistry registry, Instant now) {
        if (deliveries.isEmpty()) {
            return;
        }
        for (PreparedDelivery delivery : deliveries) {
            Set<String> replaced = new TreeSet<>(delivery.delivery().plan().replaced());
            replaced.addAll(delivery.earlier().replacedNames());
            accepted(delivery, ofFiles(replaced));
        }
        rejected();
        Dataset<Row> files = registry.rows(deliveries, now);
        replace(IngestedFilesTable.TABLE, ofInputs(IngestCommit::registered), files, deliveries.size());
    }

    /** Staged files are taken over as they are where they replace nothing. */
    private void accepted(PreparedDelivery delivery, String condition) {
        Table table = delivery.delivery().input().table();
        Dataset<Row> there = target.read(table);
        boolean isNew =
                delivery.staged() != null && delivery.staged().accepted().isOfNewTable();
        if (!isNew && !there.where(condition).isEmpty()) {
            target.replaceWhere(table, condition, delivery.staged() == null ? there.limit(0) : delivery.accepted());
        } else if (delivery.total().accepted() > 0) {
            target.append(delivery.staged().accepted());
        }
    }

    private void rejected() {
        Dataset<Row> rows = deliveries.stream()
                .filter(delivery -> delivery.total().rejected() > 0)
                .map(PreparedDelivery::rejected)
                .reduce(Dataset::union)
                .orElse(null);
        long count = deliveries.stream()
                .mapToLong(delivery -> delivery.total().rejected())
                .sum();
        replace(
                RejectedRowsTable.TABLE,
                ofInputs(delivery -> delivery.delivery().plan().replaced()),
                rows,
                count);
    }

    private static Set<String> registered(PreparedDelivery delivery) {
        Set<String> names = new TreeSet<>(delivery.delivery().plan().replaced());
        delivery.registered().forEach(file -> names.add(file.name()));
        return names;
    }

    /** Leaves the table alone where it would take nothing out and put nothing in; a plain append is several times as fast as a replacement. */
    private void replace(Table table, String condition, Dataset<Row> rows, long count) {
        Dataset<Row> there = target.read(table);
        if (!there.where(condition).isEmpty()) {
            target.replaceWhere(table, condition, rows == null ? there.limit(0) : rows);
        } else if (count > 0) {
            target.append(table, rows);
        }
    }

    private String ofInputs(Function<PreparedDelivery, Set<String>> files) {
        return deliveries.stream()
                .map(delivery -> "(" + RejectedRowsTable.INPUT + " = "
                        + literal(delivery.delivery().input().name()) + " AND " + ofFiles(files.apply(delivery)) + ")")
                .collect(Collectors.joining(" OR "));
    }

    private static String ofFiles(Set<String> names) {
        return names.isEmpty()
                ? "false"
                : names.stream()
                        .map(IngestCommit::literal)
                        .collect(Collectors.joining(", ", Ingested.SOURCE_FILE + " IN (", ")"));
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
