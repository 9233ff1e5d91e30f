package ebb.ingest.duplicate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.Delivery;
import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.delivery.StagedDelivery;
import ebb.ingest.source.SourceRows;
import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Finds orders that an earlier file has with other values, of the same moment: the newer state of an order, which counts beside the older one where
 * duplicates are not looked for. A return that names its order has a moment of its own.
 *
 * @param table the rows that are in the table and stay there
 */
public record RestatedOrders(Delivery delivery, StagedDelivery staged, Dataset<Row> table) {
    /** Rows compared, about. */
    private static final long COMPARED = 200_000;

    private static final String KEY = "__ebb_key";
    private static final String HASH = "__ebb_hash";
    private static final String RANK = "__ebb_rank";
    private static final String FIRST = "__ebb_first";
    private static final String FIRST_EQUAL = "__ebb_first_equal";
    private static final String IS_NEW = "__ebb_is_new";

    /**
     * A warning where more than this share of the accepted rows are such; none for an input without orders.
     *
     * @param accepted number of accepted rows
     */
    public List<String> warnings(long accepted, double share) {
        boolean hasOrders = staged.given().contains(PurchasesTable.ORDER_ID)
                && delivery.input().equals(InputCatalogue.PURCHASES);
        if (!hasOrders
                || delivery.order().files() < 2
                || delivery.settings().duplicates().areLookedFor()) {
            return List.of();
        }
        long step = Math.max(1, accepted / COMPARED);
        long restated = step * sampled(step);
        return restated <= share * accepted
                ? List.of()
                : List.of("purchases: " + FileWarnings.number(restated) + " of " + FileWarnings.number(accepted)
                        + " rows are of an order that an earlier file has with other values at the same moment, and count beside"
                        + " it. If exports give the newest state of an order, set inputs.purchases.duplicates={keys: [order_id]}"
                        + " (with product_id where an order has several lines)");
    }

    private long sampled(long step) {
        return keyed(staged.accepted().rows(), true)
                .union(keyed(staged.onSameDays(delivery.input(), table), false))
                .where(pmod(col(KEY), lit(step)).equalTo(0))
                .withColumn(FIRST, min(RANK).over(Window.partitionBy(KEY)))
                .withColumn(FIRST_EQUAL, min(RANK).over(Window.partitionBy(KEY, HASH)))
                .where(col(IS_NEW).and(col(RANK).gt(col(FIRST))).and(col(RANK).equalTo(col(FIRST_EQUAL))))
                .agg(count(lit(1)))
                .first()
                .getLong(0);
    }

    private Dataset<Row> keyed(Dataset<Row> rows, boolean isNew) {
        Column rank = delivery.order().rank(col(Ingested.SOURCE_FILE));
        Column[] values = delivery.input().fields().stream()
                .map(field -> SourceRows.column(field.name()))
                .toArray(Column[]::new);
        return rows.where(col(PurchasesTable.ORDER_ID).isNotNull())
                .select(
                        xxhash64(col(PurchasesTable.ORDER_ID), col(PurchasesTable.ORDERED_AT))
                                .as(KEY),
                        xxhash64(values).as(HASH),
                        rank.as(RANK),
                        lit(isNew).as(IS_NEW));
    }
}
