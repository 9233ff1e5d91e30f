package ebb.ingest;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A delivery that was read, judged and let through by the gate, not written yet.
 *
 * @param counts where the rows of each file read will go, in order of file name
 * @param warnings what the run should say aloud
 * @param settled every row with its final verdict; null where no file is to be read
 * @param releases lets go of what is kept for writing
 */
record Prepared(
        Delivery delivery,
        List<FileCounts> counts,
        List<String> warnings,
        Dataset<Row> settled,
        List<Runnable> releases) {

    /** A delivery whose files were all ingested before. */
    static Prepared unchanged(Delivery delivery, Runnable release) {
        return new Prepared(delivery, List.of(), List.of(), null, List.of(release));
    }

    boolean hasFiles() {
        return !counts.isEmpty();
    }

    FileCounts total() {
        return FileCounts.total(counts);
    }

    Dataset<Row> accepted() {
        return delivery.accepted(settled);
    }

    Dataset<Row> rejected() {
        return delivery.rejected(settled.where(col(Judged.VERDICT).equalTo(Judged.REJECTED)));
    }

    IngestReport report() {
        return new IngestReport(delivery.input().name(), counts, delivery.plan().unchanged(), warnings);
    }

    void close() {
        releases.forEach(Runnable::run);
    }
}
