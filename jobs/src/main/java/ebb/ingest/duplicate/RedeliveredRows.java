package ebb.ingest.duplicate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.ingest.delivery.Delivery;
import ebb.ingest.delivery.DeliveryOrder;
import ebb.ingest.delivery.FileCounts;
import ebb.ingest.delivery.StagedDelivery;
import ebb.ingest.source.SourceRows;
import ebb.schema.Ingested;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Counts the accepted rows that stand in an earlier file as they are, where duplicates are not looked for or whole rows are compared, columns that are not
 * read included.
 *
 * <p>Rows are compared by a hash of the input's columns, on the days of the delivery. Of a large delivery only the rows whose hash falls into a
 * fraction of all hashes are compared, equal rows together, and the counts are scaled up.
 *
 * @param table the rows that are in the table and stay there
 * @param unread the source's columns that are not read
 */
public record RedeliveredRows(Delivery delivery, StagedDelivery staged, Dataset<Row> table, List<String> unread) {
    /** Rows compared, about: enough to measure a share of half a percent to a tenth of itself. */
    private static final long COMPARED = 200_000;

    private static final String HASH = "__ebb_hash";
    private static final String RANK = "__ebb_rank";
    private static final String FIRST = "__ebb_first";

    /** The counts with the equal rows of each file in them. */
    public List<FileCounts> in(List<FileCounts> counts) {
        DeliveryOrder order = delivery.order();
        if (order.files() < 2 || !mayBeTwice()) {
            return counts;
        }
        long step = Math.max(1, FileCounts.total(counts).accepted() / COMPARED);
        Map<Integer, Long> equal = equal(step, order.rank(col(Ingested.SOURCE_FILE)));
        return counts.stream()
                .map(count -> count.withEqual(
                        step * equal.getOrDefault(order.ranks().get(count.file().name()), 0L)))
                .toList();
    }

    private boolean mayBeTwice() {
        return switch (delivery.settings().duplicates().kind()) {
            case NONE -> true;
            case WHOLE_ROW, ACROSS_FILES -> !unread.isEmpty();
            case KEYS -> false;
        };
    }

    /** Equal rows in the sample, by the rank of their file. */
    private Map<Integer, Long> equal(long step, Column rank) {
        Dataset<Row> delivered = hashed(staged.accepted().rows(), rank);
        Dataset<Row> there = hashed(staged.onSameDays(delivery.input(), table), rank);
        Map<Integer, Long> equal = new HashMap<>();
        delivered
                .union(there)
                .where(pmod(col(HASH), lit(step)).equalTo(0))
                .withColumn(FIRST, min(RANK).over(Window.partitionBy(HASH)))
                .where(col(RANK).gt(col(FIRST)))
                .groupBy(RANK)
                .agg(count(lit(1)))
                .collectAsList()
                .forEach(row -> equal.put(row.getInt(0), row.getLong(1)));
        return equal;
    }

    private Dataset<Row> hashed(Dataset<Row> rows, Column rank) {
        Column[] values = delivery.input().fields().stream()
                .map(field -> SourceRows.column(field.name()))
                .toArray(Column[]::new);
        return rows.select(xxhash64(values).as(HASH), rank.as(RANK));
    }
}
