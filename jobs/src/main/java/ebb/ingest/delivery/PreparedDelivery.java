package ebb.ingest.delivery;

import static org.apache.spark.sql.functions.col;

import ebb.ingest.catalogue.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param staged the rows with their final verdicts; null where no file is to be read
 * @param left the rows of the table, of files that were not read, that stay in it; null where no file is to be read
 * @param earlier files that were not read of which something changes
 * @param releases lets go of what is kept for writing
 */
public record PreparedDelivery(
        Delivery delivery,
        Outcome outcome,
        StagedDelivery staged,
        Dataset<Row> left,
        Earlier earlier,
        List<Runnable> releases) {

    /**
     * What a delivery comes to.
     *
     * @param counts where the rows of each file read will go, in order of file name
     * @param warnings what the run should say aloud
     * @param breaches what is not as the conf expects
     * @param profile what was read holds; null: nothing was read
     */
    public record Outcome(
            List<FileCounts> counts, List<String> warnings, List<String> breaches, DeliveryProfile profile) {
        public Outcome warning(List<String> more) {
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
    public record Earlier(List<KnownFile> replaced, List<KnownFile> marked) {
        boolean isSame() {
            return replaced.isEmpty() && marked.isEmpty();
        }

        public Set<String> replacedNames() {
            return new TreeSet<>(replaced.stream().map(KnownFile::name).toList());
        }
    }

    public PreparedDelivery warning(List<String> more) {
        return new PreparedDelivery(delivery, outcome.warning(more), staged, left, earlier, releases);
    }

    /** The rows of an input among deliveries; empty where none of its files is read. */
    public static Optional<StagedDelivery> staged(List<PreparedDelivery> deliveries, Input input) {
        return deliveries.stream()
                .filter(prepared -> prepared.delivery().input().equals(input))
                .map(PreparedDelivery::staged)
                .filter(Objects::nonNull)
                .findFirst();
    }

    public boolean changesTables() {
        return !delivery.plan().isIdle() || !earlier.isSame();
    }

    public FileCounts total() {
        return FileCounts.total(outcome.counts());
    }

    /** The rows that the input's table gets, those of earlier files that are left in it included; null: none. */
    public Dataset<Row> accepted() {
        if (staged == null) {
            return null;
        }
        Dataset<Row> rows = staged.accepted().rows();
        Set<String> names = earlier.replacedNames();
        return names.isEmpty()
                ? rows
                : rows.unionByName(
                        left.where(col(ebb.schema.Ingested.SOURCE_FILE).isInCollection(names)));
    }

    /** The rows for the table of rejected ones; to be asked only where there are some. */
    public Dataset<Row> rejected() {
        return delivery.rejected(staged.rejected());
    }

    /** The files of which the registry is to say something new. */
    public List<KnownFile> registered() {
        List<KnownFile> files = new ArrayList<>(outcome.counts().stream()
                .map(count -> new KnownFile(
                        delivery.plan().mappingHash(), delivery.order().delivery(count.file()), false, count))
                .toList());
        files.addAll(earlier.replaced());
        files.addAll(earlier.marked());
        return files;
    }

    public IngestReport report() {
        return new IngestReport(
                delivery.input().name(),
                outcome.counts(),
                delivery.plan().unchanged(),
                delivery.plan().leftOut().size(),
                outcome.warnings(),
                OptionalDouble.empty());
    }

    public void close() {
        releases.forEach(Runnable::run);
    }
}
