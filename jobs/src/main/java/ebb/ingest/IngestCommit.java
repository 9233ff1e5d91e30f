package ebb.ingest;

import ebb.ingest.delivery.FileRegistry;
import ebb.ingest.delivery.IngestTarget;
import ebb.ingest.delivery.KnownFile;
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
        register(registry, now);
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

    /** Leaves the table alone where it would take nothing out and put nothing in; a plain append is several times as fast as a replacement. */
    private void rejected() {
        Dataset<Row> rows = deliveries.stream()
                .filter(delivery -> delivery.total().rejected() > 0)
                .map(PreparedDelivery::rejected)
                .reduce(Dataset::union)
                .orElse(null);
        long count = deliveries.stream()
                .mapToLong(delivery -> delivery.total().rejected())
                .sum();
        String condition = ofInputs(delivery -> delivery.delivery().plan().replaced());
        Dataset<Row> there = target.read(RejectedRowsTable.TABLE);
        if (!there.where(condition).isEmpty()) {
            target.replaceWhere(RejectedRowsTable.TABLE, condition, rows == null ? there.limit(0) : rows);
        } else if (count > 0) {
            target.append(RejectedRowsTable.TABLE, rows);
        }
    }

    /** The registry is in memory: it need not be asked whether it knows the files. */
    private void register(FileRegistry registry, Instant now) {
        Dataset<Row> files = registry.rows(deliveries, now);
        boolean isKnown = deliveries.stream()
                .anyMatch(delivery -> registry.known(delivery.delivery().input()).stream()
                        .map(KnownFile::name)
                        .anyMatch(registered(delivery)::contains));
        if (isKnown) {
            target.replaceWhere(IngestedFilesTable.TABLE, ofInputs(IngestCommit::registered), files);
        } else {
            target.append(IngestedFilesTable.TABLE, files);
        }
    }

    private static Set<String> registered(PreparedDelivery delivery) {
        Set<String> names = new TreeSet<>(delivery.delivery().plan().replaced());
        delivery.registered().forEach(file -> names.add(file.name()));
        return names;
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
