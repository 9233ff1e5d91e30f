package ebb.ingest.delivery;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ebb.conf.DeliveryMode;
import ebb.conf.InputSettings;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.Input;
import ebb.ingest.source.RowPosition;
import ebb.ingest.source.SourceFile;
import ebb.ingest.source.SourceRows;
import ebb.schema.Ingested;
import ebb.schema.RejectedRowsTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The files of one input that are read together: counts their judged rows and lays them out for the tables.
 *
 * @param known the files ingested before
 * @param line the line of a row in its file; null where the format has no lines
 */
public record Delivery(Input input, InputSettings settings, IngestPlan plan, List<KnownFile> known, Column line) {

    public DeliveryOrder order() {
        return DeliveryOrder.of(plan, known);
    }

    /** Whether a row read may take another file's row out of the table. */
    boolean replacesEarlier() {
        return settings.duplicates().replaceEarlier() || settings.delivery() == DeliveryMode.REPLACE_PERIOD;
    }

    /**
     * Whether what is read can be compared with the delivery before: of a full export both are to be the whole of it, not only the files that changed.
     *
     * @param before profiles of the deliveries before
     */
    public boolean isAsWholeAs(List<DeliveryProfile> before) {
        if (settings.delivery() != DeliveryMode.SNAPSHOT) {
            return true;
        }
        long inTable =
                known.stream().mapToLong(file -> file.counts().accepted()).sum();
        return plan.unchanged() == 0
                && before.stream()
                        .max(Comparator.comparing(DeliveryProfile::delivery))
                        .map(profile -> profile.whole().accepted() == inTable)
                        .orElse(true);
    }

    /**
     * What the rows come to, one count a file in order of name; a file without rows counts zero.
     *
     * @param accepted number of the accepted rows by name of file
     * @param others the other rows, each with its verdict
     */
    List<FileCounts> count(Map<String, Long> accepted, Dataset<Row> others) {
        return count(accepted, verdicts(others));
    }

    /** The same where all other rows are duplicates; {@code duplicates} is their number by name of file. */
    List<FileCounts> count(Map<String, Long> accepted, Map<String, Long> duplicates) {
        return count(
                accepted,
                plan.read().stream()
                        .<Map<String, Long>>map(file -> new HashMap<>(
                                Map.of(ValidatedRows.DUPLICATE, duplicates.getOrDefault(file.name(), 0L))))
                        .toList());
    }

    private List<FileCounts> count(Map<String, Long> accepted, List<Map<String, Long>> verdicts) {
        return IntStream.range(0, verdicts.size())
                .mapToObj(number -> {
                    SourceFile file = plan.read().get(number);
                    verdicts.get(number).put(ValidatedRows.ACCEPTED, accepted.getOrDefault(file.name(), 0L));
                    return FileCounts.judged(file, verdicts.get(number));
                })
                .toList();
    }

    private List<Map<String, Long>> verdicts(Dataset<Row> rows) {
        List<Map<String, Long>> verdicts = plan.read().stream()
                .<Map<String, Long>>map(file -> new HashMap<>())
                .toList();
        int kinds = ValidatedRows.VERDICTS.size();
        Column file = RowPosition.fileNumber(col(SourceRows.PLACE));
        Column fileAndVerdict = file.multiply(kinds).plus(ValidatedRows.verdictNumber());
        for (Row row : rows.groupBy(fileAndVerdict).agg(functions.count(lit(1))).collectAsList()) {
            int key = row.getInt(0);
            verdicts.get(key / kinds).put(ValidatedRows.VERDICTS.get(key % kinds), row.getLong(1));
        }
        return verdicts;
    }

    /** A file that gave rows and is empty now, or a full export without rows, was more likely lost on its way than corrected. */
    public void refuseEmptied(List<FileCounts> counts) {
        long before = known.stream().mapToLong(file -> file.counts().accepted()).sum();
        if (settings.delivery() == DeliveryMode.SNAPSHOT
                && before > 0
                && FileCounts.total(counts).in() == 0) {
            throw emptied("the snapshot", before);
        }
        for (FileCounts now : counts) {
            known.stream()
                    .filter(file -> file.name().equals(now.file().name())
                            && file.counts().accepted() > 0
                            && now.in() == 0)
                    .findFirst()
                    .ifPresent(file -> {
                        throw emptied(file.name(), file.counts().accepted());
                    });
        }
    }

    private DataRefused emptied(String what, long before) {
        return new DataRefused("Cannot ingest " + input.name() + ": " + what + " has no rows now, but gave " + before
                + " before. Nothing was written. Deliver the file again.");
    }

    /** The files that went from the delivery or came back to it, where none is read. */
    public PreparedDelivery.Earlier marked() {
        return earlier(file -> file.counts().accepted());
    }

    /** Which files that are not read change: the delivery took rows from them, or they went from it or came back. */
    public PreparedDelivery.Earlier earlier(Dataset<Row> left) {
        if (!replacesEarlier()) {
            return marked();
        }
        Map<String, Long> rows = rowsByFile(left);
        return earlier(file -> rows.getOrDefault(file.name(), 0L));
    }

    private PreparedDelivery.Earlier earlier(ToLongFunction<KnownFile> rowsLeft) {
        Set<String> gone = plan.gone().stream().map(KnownFile::name).collect(Collectors.toSet());
        List<KnownFile> replaced = new ArrayList<>();
        List<KnownFile> marked = new ArrayList<>();
        for (KnownFile file : known) {
            if (plan.replaced().contains(file.name())) {
                continue;
            }
            KnownFile now = file.gone(gone.contains(file.name()));
            long accepted = rowsLeft.applyAsLong(file);
            if (accepted != file.counts().accepted()) {
                replaced.add(now.with(file.counts().leaving(accepted)));
            } else if (now.isGone() != file.isGone()) {
                marked.add(now);
            }
        }
        return new PreparedDelivery.Earlier(replaced, marked);
    }

    /** Number of rows by the name of the file they came from. */
    static Map<String, Long> rowsByFile(Dataset<Row> rows) {
        return rows.groupBy(Ingested.SOURCE_FILE).agg(functions.count(lit(1))).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
    }

    /**
     * The accepted rows as the input's table has them.
     *
     * @param given columns of the table that are not null in every row
     */
    Dataset<Row> accepted(Dataset<Row> judged, Set<String> given) {
        Column[] columns = Arrays.stream(input.table().schema().fieldNames())
                .filter(name -> given.contains(name) || name.equals(Ingested.SOURCE_FILE))
                .map(SourceRows::column)
                .toArray(Column[]::new);
        return judged.where(col(ValidatedRows.VERDICT).equalTo(ValidatedRows.ACCEPTED))
                .withColumn(Ingested.SOURCE_FILE, fileName())
                .select(columns);
    }

    /** The rejected rows as {@link RejectedRowsTable} has them. */
    Dataset<Row> rejected(Dataset<Row> judged) {
        return judged.select(
                lit(input.name()).as(RejectedRowsTable.INPUT),
                fileName().as(RejectedRowsTable.SOURCE_FILE),
                line.as(RejectedRowsTable.LINE_NUMBER),
                col(SourceRows.REASON).as(RejectedRowsTable.REASON),
                col(ValidatedRows.DETAIL).as(RejectedRowsTable.DETAIL),
                col(ValidatedRows.RAW_TEXT).as(RejectedRowsTable.RAW_TEXT));
    }

    private Column fileName() {
        return RowPosition.fileName(col(SourceRows.PLACE), plan.read());
    }
}
