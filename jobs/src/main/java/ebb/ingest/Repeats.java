package ebb.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import ebb.schema.Ingested;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Finds the rows that are in the table already or stood earlier in the delivery.
 *
 * <p>Only keys and places are shuffled, never whole rows. A row in the table comes before every row delivered; among those delivered the first file
 * by name and the first line in it win.
 */
final class Repeats implements AutoCloseable {
    private static final String KEY = "__ebb_key";
    private static final String FIRST = "__ebb_first";
    private static final String ROWS = "__ebb_rows";

    private final Judged judged;
    private final Dataset<Row> table;
    private final Set<String> replaced;
    private Optional<Dataset<Row>> kept = Optional.empty();

    Repeats(Judged judged, Dataset<Row> table, Set<String> replaced) {
        this.judged = judged;
        this.table = table;
        this.replaced = replaced;
    }

    /** The judged rows, with the verdict changed where the row is not the first of its key. */
    Dataset<Row> settle() {
        Dataset<Row> rows = judged.rows();
        if (!judged.key().duplicates().areLookedFor()) {
            return rows;
        }
        Dataset<Row> repeats = find().persist(StorageLevel.MEMORY_AND_DISK());
        kept = Optional.of(repeats);
        Column first = coalesce(col(FIRST), col(SourceRows.PLACE));
        Column verdict =
                when(first.equalTo(col(SourceRows.PLACE)), col(Judged.VERDICT)).otherwise(lit(Judged.DUPLICATE));
        return rows.join(repeats, col(Ingested.ROW_KEY).equalTo(col(KEY)), "left")
                .withColumn(Judged.VERDICT, verdict)
                .drop(KEY, FIRST);
    }

    @Override
    public void close() {
        kept.ifPresent(Dataset::unpersist);
    }

    /** The keys borne by more than one row, with the place of the first. */
    private Dataset<Row> find() {
        Dataset<Row> keys = keyed(judged.rows(), col(SourceRows.PLACE));
        Dataset<Row> there = table.where(not(col(Ingested.SOURCE_FILE).isInCollection(replaced)));
        if (!there.isEmpty()) {
            Dataset<Row> sameDays = days().map(there::where).orElse(there);
            keys = keys.union(keyed(sameDays, lit(Place.BEFORE_ALL)));
        }
        return keys.groupBy(col(Ingested.ROW_KEY).as(KEY))
                .agg(min(SourceRows.PLACE).as(FIRST), count(lit(1)).as(ROWS))
                .where(col(ROWS).gt(1))
                .select(KEY, FIRST);
    }

    private static Dataset<Row> keyed(Dataset<Row> rows, Column place) {
        return rows.where(col(Ingested.ROW_KEY).isNotNull()).select(col(Ingested.ROW_KEY), place.as(SourceRows.PLACE));
    }

    /** The span of the delivery's dates, where rows with equal keys bear equal dates: the rest of the table need not be read. */
    private Optional<Column> days() {
        Optional<String> date =
                judged.key().input().datedBy().filter(column -> judged.key().holdsDate());
        if (date.isEmpty()) {
            return Optional.empty();
        }
        Column column = col(date.get());
        Row span = judged.rows()
                .where(col(Judged.VERDICT).equalTo(Judged.ACCEPTED))
                .agg(min(column), max(column))
                .first();
        return span.isNullAt(0) ? Optional.empty() : Optional.of(column.between(lit(span.get(0)), lit(span.get(1))));
    }
}
