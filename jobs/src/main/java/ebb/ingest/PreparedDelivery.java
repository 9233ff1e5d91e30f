package ebb.ingest;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A delivery that was read, judged and let through by the gate, not written yet.
 *
 * @param outcome what is reported of it
 * @param settled every row with its final verdict, and what stays in the table; null where no file is to be read
 * @param earlier files that were not read of which something changes
 * @param releases lets go of what is kept for writing
 */
record PreparedDelivery(
        Delivery delivery, Outcome outcome, DeduplicatedRows settled, Earlier earlier, List<Runnable> releases) {

    /**
     * What a delivery comes to.
     *
     * @param counts where the rows of each file read will go, in order of file name
     * @param warnings what the run should say aloud
     * @param breaches what is not as the conf expects
     * @param profile what was read holds; null: nothing was read
     */
    record Outcome(List<FileCounts> counts, List<String> warnings, List<String> breaches, DeliveryProfile profile) {
        Outcome warning(List<String> more) {
            return new Outcome(
                    counts, Stream.concat(warnings.stream(), more.stream()).toList(), breaches, profile);
        }
    }

    /**
     * Files ingested before and not read now.
     *
     * @param replaced files of which the delivery took rows out of the table, with what is left of them
     * @param marked files that went from the delivery or came back to it
     */
    record Earlier(List<KnownFile> replaced, List<KnownFile> marked) {
        boolean isSame() {
            return replaced.isEmpty() && marked.isEmpty();
        }

        Set<String> replacedNames() {
            return new TreeSet<>(replaced.stream().map(KnownFile::name).toList());
        }
    }

    PreparedDelivery warning(List<String> more) {
        return new PreparedDelivery(delivery, outcome.warning(more), settled, earlier, releases);
    }

    boolean changesTables() {
        return !delivery.plan().isIdle() || !earlier.isSame();
    }

    FileCounts total() {
        return FileCounts.total(outcome.counts());
    }

    /** The rows that the input's table gets, those of earlier files that are left in it included; null: none. */
    Dataset<Row> accepted() {
        if (settled == null) {
            return null;
        }
        Dataset<Row> rows = delivery.accepted(settled.rows());
        Set<String> names = earlier.replacedNames();
        return names.isEmpty()
                ? rows
                : rows.unionByName(settled.left()
                        .where(col(ebb.schema.Ingested.SOURCE_FILE).isInCollection(names)));
    }

    /** The rows for the table of rejected ones; null: none. */
    Dataset<Row> rejected() {
        return settled == null
                ? null
                : delivery.rejected(
                        settled.rows().where(col(ValidatedRows.VERDICT).equalTo(ValidatedRows.REJECTED)));
    }

    /** The files of which the registry is to say something new. */
    List<KnownFile> registered() {
        List<KnownFile> files = new ArrayList<>(outcome.counts().stream()
                .map(count -> new KnownFile(
                        delivery.plan().mappingHash(), delivery.order().delivery(count.file()), false, count))
                .toList());
        files.addAll(earlier.replaced());
        files.addAll(earlier.marked());
        return files;
    }

    IngestReport report() {
        return new IngestReport(
                delivery.input().name(),
                outcome.counts(),
                delivery.plan().unchanged(),
                delivery.plan().leftOut().size(),
                outcome.warnings(),
                OptionalDouble.empty());
    }

    void close() {
        releases.forEach(Runnable::run);
    }
}
