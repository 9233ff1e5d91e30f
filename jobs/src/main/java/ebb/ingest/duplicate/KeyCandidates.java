package ebb.ingest.duplicate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.ingest.catalogue.Input;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.KeptRows;
import ebb.ingest.source.RowPosition;
import ebb.ingest.source.SourceRows;
import ebb.ingest.value.LongSet;
import ebb.ingest.value.RowKey;
import ebb.schema.Ingested;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds the rows whose key another row may bear, by hashes of 64 bits that are sorted as plain numbers: to sort all rows by their keys takes several times
 * as long. Which of them have equal keys is left to {@link Deduplication}.
 *
 * @param judged the rows delivered
 * @param table the table's rows of files that are not read
 * @param most number of repeated hashes that can be looked up; where there are more, all rows are candidates
 */
record KeyCandidates(ValidatedRows judged, Dataset<Row> table, RowAge age, int most) {
    /** Column of {@link RowAge}. */
    static final String AGE = "__ebb_age";

    /**
     * Key, place and age of the candidates; empty: there is none.
     *
     * <p>Where the table has no rows to compare with, the hashes are worked out of the columns of the key alone, and only candidates are judged for it.
     *
     * @param keeping takes what is asked twice
     */
    Optional<Dataset<Row>> find(KeptRows keeping) {
        Dataset<Row> there = keyed(sameDays());
        if (there.isEmpty()) {
            return withRepeated(judged.rows().select(RowKey.HASH), judged.rows())
                    .map(rows -> delivered(rows, col(RowKey.HASH)));
        }
        Column hash = xxhash64(col(Ingested.ROW_KEY));
        Dataset<Row> all = keeping.keep(delivered(judged.rows(), hash)
                .union(there.select(
                        col(Ingested.ROW_KEY),
                        lit(RowPosition.BEFORE_ALL).as(SourceRows.PLACE),
                        age.inTable().as(AGE),
                        hash.as(RowKey.HASH))));
        return withRepeated(all.select(RowKey.HASH), all);
    }

    /** The rows of a repeated hash; all of them where these are too many, empty where there is none. */
    private Optional<Dataset<Row>> withRepeated(Dataset<Row> hashes, Dataset<Row> rows) {
        Optional<LongSet> repeated = RepeatedHashes.in(hashes, most);
        if (repeated.isEmpty()) {
            return Optional.of(rows);
        }
        return repeated.filter(set -> !set.isEmpty()).map(set -> rows.where(set.contains(col(RowKey.HASH))));
    }

    private Dataset<Row> delivered(Dataset<Row> rows, Column hash) {
        return keyed(rows)
                .select(
                        col(Ingested.ROW_KEY),
                        col(SourceRows.PLACE),
                        age.ofDelivered().as(AGE),
                        hash.as(RowKey.HASH));
    }

    private static Dataset<Row> keyed(Dataset<Row> rows) {
        return rows.where(col(Ingested.ROW_KEY).isNotNull());
    }

    /** Where rows with equal keys bear equal dates, only the days of the delivery: the rest of the table need not be read. */
    private Dataset<Row> sameDays() {
        Input input = judged.key().input();
        if (!judged.key().holdsDate() || input.datedBy().isEmpty() || !age.hasOlderFiles()) {
            return table;
        }
        Column date = col(input.datedBy().get());
        Row span = keyed(judged.rows()).agg(min(date), max(date)).first();
        return input.between(span.get(0), span.get(1), table);
    }
}
