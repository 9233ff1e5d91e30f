package ebb.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.conf.Duplicates;
import ebb.schema.Ingested;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;

/**
 * Finds the rows whose key is in the table already or occurs more than once in the delivery, and says which one of each key is kept.
 *
 * <p>Only keys and places are shuffled, never whole rows. Of equal whole rows the one in the table is kept, then the first by file and line; of rows
 * with equal key columns that of the newest or the oldest delivery, as the conf says, and within a file the first line. Of the newest also rows that are
 * not accepted are compared, as {@link WithdrawnRows} says.
 */
final class Deduplication implements AutoCloseable {
    private static final String KEY = "__ebb_key";
    private static final String KEPT = "__ebb_kept";
    private static final String ROWS = "__ebb_rows";
    private static final String HASH = "__ebb_hash";
    private static final String DROPPED = "__ebb_dropped";
    private static final String AGE = "__ebb_age";
    private static final String KEPT_AGE = "__ebb_kept_age";
    private static final String OCCURRENCE = "__ebb_occurrence";
    private static final String IN_TABLE = "__ebb_in_table";

    private final ValidatedRows judged;
    private final Dataset<Row> table;
    private final DeliveryOrder order;
    private final List<Dataset<Row>> persisted = new ArrayList<>();

    /**
     * Prepares to compare.
     *
     * @param table the table's rows of files that are not read
     */
    Deduplication(ValidatedRows judged, Dataset<Row> table, DeliveryOrder order) {
        this.judged = judged;
        this.table = table;
        this.order = order;
    }

    /** The judged rows, with the verdict changed where another row of the key is kept, and the rows that stay in the table. */
    DeduplicatedRows settle() {
        return switch (duplicates().kind()) {
            case NONE -> new DeduplicatedRows(judged.rows(), table, List.of());
            case ACROSS_FILES -> new DeduplicatedRows(acrossFiles(), table, List.of());
            case WHOLE_ROW, KEYS -> byKey();
        };
    }

    @Override
    public void close() {
        persisted.forEach(Dataset::unpersist);
    }

    private Duplicates duplicates() {
        return judged.key().duplicates();
    }

    private DeduplicatedRows byKey() {
        Dataset<Row> candidates = keep(candidates());
        if (candidates.isEmpty()) {
            return new DeduplicatedRows(judged.rows(), table, List.of());
        }
        Dataset<Row> repeated = keep(repeatedKeys(candidates));
        Dataset<Row> dropped = keep(candidates
                .join(repeated, col(Ingested.ROW_KEY).equalTo(col(KEY)))
                .where(col(SourceRows.PLACE).notEqual(col(KEPT)).and(WithdrawnRows.isAccepted(col(AGE))))
                .select(col(SourceRows.PLACE).as(DROPPED)));
        Dataset<Row> marked = without(dropped, DROPPED);
        if (!duplicates().replaceEarlier()) {
            return new DeduplicatedRows(marked, table, List.of());
        }
        Dataset<Row> superseded = repeated.where(col(IN_TABLE).and(col(KEPT).notEqual(RowPosition.BEFORE_ALL)))
                .select(KEY);
        return new DeduplicatedRows(
                marked,
                table.join(superseded, col(Ingested.ROW_KEY).equalTo(col(KEY)), "left_anti"),
                warnings(candidates, repeated));
    }

    /** What is to be said of rows that the newest rows of their keys take out. */
    private List<String> warnings(Dataset<Row> candidates, Dataset<Row> repeated) {
        Input input = judged.key().input();
        List<String> warnings = new ArrayList<>(WithdrawnRows.warnings(input, repeated, KEPT_AGE));
        List<String> corrected = order.overtaking();
        if (!corrected.isEmpty()) {
            long overtaken = candidates
                    .join(repeated, col(Ingested.ROW_KEY).equalTo(col(KEY)))
                    .where(WithdrawnRows.isAccepted(col(AGE)).and(former(AGE).gt(former(KEPT_AGE))))
                    .count();
            warnings.addAll(FileWarnings.overtaken(input.name(), corrected, overtaken));
        }
        return warnings;
    }

    /** Number of the ingest that first brought a file of the name of the one that has the row of that age. */
    private Column former(String age) {
        Column rank = lit(order.files()).minus(RowPosition.fileNumber(col(age)));
        return element_at(lit(order.former()), rank.plus(1));
    }

    /** The judged rows with those at the places given marked as duplicates. */
    private Dataset<Row> without(Dataset<Row> places, String place) {
        return judged.rows()
                .join(places, col(SourceRows.PLACE).equalTo(col(place)), "left")
                .withColumn(ValidatedRows.VERDICT, verdict(col(place).isNull()))
                .drop(place);
    }

    /** The rows whose key another row may bear, found by a number of 64 bits: to sort all rows by their keys takes several times as long. */
    private Dataset<Row> candidates() {
        Dataset<Row> keys = keep(keys());
        Column hash = xxhash64(col(Ingested.ROW_KEY));
        Dataset<Row> twice = keys.groupBy(hash.as(HASH))
                .agg(count(lit(1)).as(ROWS))
                .where(col(ROWS).gt(1))
                .select(HASH);
        return keys.join(twice, hash.equalTo(col(HASH)), "left_semi");
    }

    /** Key, place and age of the delivered rows, and of those of the table. */
    private Dataset<Row> keys() {
        Dataset<Row> keys = keyed(judged.rows())
                .select(
                        col(Ingested.ROW_KEY),
                        col(SourceRows.PLACE),
                        ageOfDelivered().as(AGE));
        Dataset<Row> there = sameDays();
        return there.isEmpty()
                ? keys
                : keys.union(keyed(there)
                        .select(
                                col(Ingested.ROW_KEY),
                                lit(RowPosition.BEFORE_ALL).as(SourceRows.PLACE),
                                ageInTable().as(AGE)));
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

    /** A number that is least for the row to keep. */
    private Column ageOfDelivered() {
        if (duplicates().kind() == Duplicates.Kind.WHOLE_ROW) {
            return col(SourceRows.PLACE);
        }
        Column rank = order.rank(RowPosition.fileName(col(SourceRows.PLACE), judged.files()));
        return RowPosition.of(inPreference(rank), WithdrawnRows.position());
    }

    private Column ageInTable() {
        return duplicates().kind() == Duplicates.Kind.WHOLE_ROW
                ? lit(RowPosition.BEFORE_ALL)
                : RowPosition.of(inPreference(order.rank(col(Ingested.SOURCE_FILE))), lit(0L));
    }

    private Column inPreference(Column rank) {
        return duplicates().replaceEarlier() ? lit(order.files()).minus(rank) : rank;
    }

    /**
     * Rows equal in every column are numbered within their file, and those of the table among themselves, for there each is kept once: the second of one
     * file is the same row as the second of another.
     */
    private Dataset<Row> acrossFiles() {
        Dataset<Row> delivered = numbered(
                keep(keyed(judged.rows()).select(col(Ingested.ROW_KEY), col(SourceRows.PLACE))),
                RowPosition.fileNumber(col(SourceRows.PLACE)));
        Dataset<Row> there = sameDays();
        Dataset<Row> all = there.isEmpty()
                ? delivered
                : delivered.union(numbered(
                        keyed(there)
                                .select(
                                        col(Ingested.ROW_KEY),
                                        lit(RowPosition.BEFORE_ALL).as(SourceRows.PLACE)),
                        lit(0)));
        Dataset<Row> kept = all.groupBy(
                        col(Ingested.ROW_KEY).as(KEY), col(OCCURRENCE).as(ROWS))
                .agg(min(SourceRows.PLACE).as(KEPT), max(SourceRows.PLACE).as(AGE))
                .where(col(KEPT).lt(col(AGE)));
        Dataset<Row> repeated = keep(delivered
                .join(
                        kept,
                        col(Ingested.ROW_KEY)
                                .equalTo(col(KEY))
                                .and(col(OCCURRENCE).equalTo(col(ROWS))))
                .where(col(SourceRows.PLACE).notEqual(col(KEPT)))
                .select(col(SourceRows.PLACE).as(KEY)));
        return without(repeated, KEY);
    }

    private static Dataset<Row> numbered(Dataset<Row> keys, Column file) {
        return keys.withColumn(
                        OCCURRENCE,
                        row_number()
                                .over(Window.partitionBy(col(Ingested.ROW_KEY), file)
                                        .orderBy(SourceRows.PLACE)))
                .select(Ingested.ROW_KEY, SourceRows.PLACE, OCCURRENCE);
    }

    private static Column verdict(Column isKept) {
        return when(isKept, col(ValidatedRows.VERDICT)).otherwise(lit(ValidatedRows.DUPLICATE));
    }

    private Dataset<Row> keep(Dataset<Row> found) {
        Dataset<Row> kept = found.persist(StorageLevel.MEMORY_AND_DISK());
        persisted.add(kept);
        return kept;
    }

    private static Dataset<Row> keyed(Dataset<Row> rows) {
        return rows.where(col(Ingested.ROW_KEY).isNotNull());
    }

    /** Where rows with equal keys bear equal dates, only the days of the delivery: the rest of the table need not be read. */
    private Dataset<Row> sameDays() {
        return judged.key().holdsDate() ? judged.key().input().sameDays(keyed(judged.rows()), table) : table;
    }
}
