package ebb.ingest.duplicate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import ebb.conf.Duplicates;
import ebb.ingest.catalogue.Input;
import ebb.ingest.delivery.DeliveryOrder;
import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.KeptRows;
import ebb.ingest.source.RowPosition;
import ebb.ingest.source.SourceRows;
import ebb.ingest.value.LongSet;
import ebb.schema.Ingested;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Finds the rows whose key is in the table already or occurs more than once in the delivery, and says which one of each key is kept: the one of the least
 * {@link RowAge}. Where the newest is kept also rows that are not accepted are compared, as {@link WithdrawnRows} says.
 *
 * <p>Only keys and places are shuffled, never whole rows.
 */
public final class Deduplication implements AutoCloseable {
    private static final String AGE = KeyCandidates.AGE;
    private static final String KEY = "__ebb_key";
    private static final String KEPT = "__ebb_kept";
    private static final String LAST = "__ebb_last";
    private static final String ROWS = "__ebb_rows";
    private static final String DROPPED = "__ebb_dropped";
    private static final String KEPT_AGE = "__ebb_kept_age";
    private static final String OCCURRENCE = "__ebb_occurrence";
    private static final String IN_TABLE = "__ebb_in_table";

    private final ValidatedRows judged;
    private final Dataset<Row> table;
    private final DeliveryOrder order;
    private final int most;
    private final KeptRows kept = new KeptRows();

    /**
     * Prepares to compare.
     *
     * @param table the table's rows of files that are not read
     * @param most so many duplicates, or rows that may be some, are looked up row by row; more are joined
     */
    public Deduplication(ValidatedRows judged, Dataset<Row> table, DeliveryOrder order, int most) {
        this.judged = judged;
        this.table = table;
        this.order = order;
        this.most = most;
    }

    /** The judged rows, with the verdict changed where another row of the key is kept, and the rows that stay in the table. */
    public DeduplicatedRows settle() {
        if (!duplicates().areLookedFor()) {
            return DeduplicatedRows.of(judged.rows(), table);
        }
        return new KeyCandidates(judged, table, age(), most)
                .find(kept)
                .map(kept::keep)
                .filter(rows -> !rows.isEmpty())
                .map(rows -> duplicates().kind() == Duplicates.Kind.ACROSS_FILES ? acrossFiles(rows) : byKey(rows))
                .orElse(DeduplicatedRows.of(judged.rows(), table));
    }

    @Override
    public void close() {
        kept.close();
    }

    private Duplicates duplicates() {
        return judged.key().duplicates();
    }

    private RowAge age() {
        return new RowAge(duplicates(), order, judged.files());
    }

    private DeduplicatedRows byKey(Dataset<Row> candidates) {
        Dataset<Row> repeated = kept.keep(repeatedKeys(candidates));
        Dataset<Row> dropped = kept.keep(candidates
                .join(repeated, col(Ingested.ROW_KEY).equalTo(col(KEY)))
                .where(isOtherThan(KEPT).and(WithdrawnRows.isAccepted(col(AGE))))
                .select(col(SourceRows.PLACE).as(DROPPED), col(KEPT)));
        DeduplicatedRows marked = without(dropped);
        List<String> warnings = new ArrayList<>(new DroppedLines(judged, dropped, DROPPED, KEPT).warnings());
        if (!duplicates().replaceEarlier()) {
            return new DeduplicatedRows(marked.rows(), marked.left(), marked.dropped(), warnings);
        }
        warnings.addAll(warnings(candidates, repeated));
        Dataset<Row> superseded = repeated.where(col(IN_TABLE).and(col(KEPT).notEqual(RowPosition.BEFORE_ALL)))
                .select(KEY);
        return new DeduplicatedRows(
                marked.rows(),
                table.join(superseded, col(Ingested.ROW_KEY).equalTo(col(KEY)), "left_anti"),
                marked.dropped(),
                warnings);
    }

    /** What is to be said of rows that the newest rows of their keys take out. */
    private List<String> warnings(Dataset<Row> candidates, Dataset<Row> repeated) {
        Input input = judged.key().input();
        List<String> warnings = new ArrayList<>(WithdrawnRows.warnings(input, repeated, KEPT_AGE));
        List<String> corrected = order.overtaking();
        if (!corrected.isEmpty()) {
            RowAge age = age();
            long overtaken = candidates
                    .join(repeated, col(Ingested.ROW_KEY).equalTo(col(KEY)))
                    .where(WithdrawnRows.isAccepted(col(AGE))
                            .and(age.formerDelivery(col(AGE)).gt(age.formerDelivery(col(KEPT_AGE)))))
                    .count();
            warnings.addAll(FileWarnings.overtaken(input.name(), corrected, overtaken));
        }
        return warnings;
    }

    /** The keys borne by more than one row, each with the place of the one that is kept. */
    private static Dataset<Row> repeatedKeys(Dataset<Row> candidates) {
        return candidates
                .groupBy(col(Ingested.ROW_KEY).as(KEY))
                .agg(
                        min_by(col(SourceRows.PLACE), col(AGE)).as(KEPT),
                        min(AGE).as(KEPT_AGE),
                        count(when(WithdrawnRows.isAccepted(col(AGE)), lit(1))).as(WithdrawnRows.ACCEPTED_ROWS),
                        min(SourceRows.PLACE).equalTo(RowPosition.BEFORE_ALL).as(IN_TABLE),
                        count(lit(1)).as(ROWS))
                .where(col(ROWS).gt(1))
                .drop(ROWS);
    }

    /**
     * Rows equal in every column are numbered within their file, and those of the table among themselves, for there each is kept once: the second of one
     * file is the same row as the second of another.
     */
    private DeduplicatedRows acrossFiles(Dataset<Row> candidates) {
        Column file = RowPosition.fileNumber(col(SourceRows.PLACE));
        Dataset<Row> all = kept.keep(candidates
                .withColumn(
                        OCCURRENCE,
                        row_number()
                                .over(Window.partitionBy(col(Ingested.ROW_KEY), file)
                                        .orderBy(SourceRows.PLACE)))
                .select(Ingested.ROW_KEY, SourceRows.PLACE, OCCURRENCE));
        Dataset<Row> first = all.groupBy(
                        col(Ingested.ROW_KEY).as(KEY), col(OCCURRENCE).as(ROWS))
                .agg(min(SourceRows.PLACE).as(KEPT), max(SourceRows.PLACE).as(LAST))
                .where(col(KEPT).lt(col(LAST)));
        return without(kept.keep(all.join(
                        first,
                        col(Ingested.ROW_KEY)
                                .equalTo(col(KEY))
                                .and(col(OCCURRENCE).equalTo(col(ROWS))))
                .where(isOtherThan(KEPT))
                .select(col(SourceRows.PLACE).as(DROPPED))));
    }

    /** Whether a row is of the delivery and not the one at the place {@code kept}. */
    private static Column isOtherThan(String kept) {
        return col(SourceRows.PLACE)
                .notEqual(RowPosition.BEFORE_ALL)
                .and(col(SourceRows.PLACE).notEqual(col(kept)));
    }

    /**
     * The judged rows with those at the places given marked as duplicates. Few places are looked up row by row, for a join could shuffle whole rows.
     *
     * @param dropped places of accepted rows, each once, held in memory
     */
    private DeduplicatedRows without(Dataset<Row> dropped) {
        Dataset<Row> places = dropped.select(DROPPED);
        if (places.count() > most) {
            Dataset<Row> marked = judged.rows()
                    .join(places, col(SourceRows.PLACE).equalTo(col(DROPPED)), "left")
                    .withColumn(ValidatedRows.VERDICT, verdict(col(DROPPED).isNull()))
                    .drop(DROPPED);
            return DeduplicatedRows.of(marked, table);
        }
        List<Long> few = places.as(Encoders.LONG()).collectAsList();
        Map<String, Long> byFile = few.stream()
                .collect(Collectors.groupingBy(
                        place -> RowPosition.fileName(place, judged.files()), Collectors.counting()));
        Column isDropped = LongSet.of(few).contains(col(SourceRows.PLACE));
        return new DeduplicatedRows(
                judged.rows().withColumn(ValidatedRows.VERDICT, verdict(not(isDropped))), table, byFile, List.of());
    }

    private static Column verdict(Column isKept) {
        return when(isKept, col(ValidatedRows.VERDICT)).otherwise(lit(ValidatedRows.DUPLICATE));
    }
}
