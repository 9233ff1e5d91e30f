package ebb.ingest;

import ebb.schema.Ingested;
import ebb.schema.IngestedFiles;
import ebb.schema.Rejected;
import ebb.schema.Table;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Replaces the rows of some files in the three tables that hold them, one commit each.
 *
 * <p>The registry comes last. A run killed before that leaves files that still count as new or changed, and the next run replaces the same rows
 * once more: at no point can a kill lose a row or leave one twice.
 */
record Commit(IngestTarget target, Input input, Set<String> replaced) {

    void rejected(Dataset<Row> rows, long count) {
        replace(Rejected.TABLE, ofInput(), rows, count);
    }

    void accepted(Dataset<Row> rows, long count) {
        replace(input.table(), ofFiles(), rows, count);
    }

    void files(Dataset<Row> rows) {
        replace(IngestedFiles.TABLE, ofInput(), rows, replaced.size());
    }

    /** Leaves the table alone where it would take nothing out and put nothing in; a plain append is several times as fast as a replacement. */
    private void replace(Table table, String condition, Dataset<Row> rows, long count) {
        if (!target.read(table).where(condition).isEmpty()) {
            target.replaceWhere(table, condition, rows);
        } else if (count > 0) {
            target.append(table, rows);
        }
    }

    private String ofInput() {
        return Rejected.INPUT + " = " + literal(input.name()) + " AND " + ofFiles();
    }

    private String ofFiles() {
        return replaced.stream()
                .map(Commit::literal)
                .collect(Collectors.joining(", ", Ingested.SOURCE_FILE + " IN (", ")"));
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
