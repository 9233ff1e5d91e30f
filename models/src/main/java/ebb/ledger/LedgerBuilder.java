package ebb.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import ebb.schema.PurchasesTable;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Builds ledger rows in one shuffle: the map side packs entries into chunks of bytes, one for each target partition; the reduce side sums them by
 * customer. No row is boxed on the way.
 */
public final class LedgerBuilder {
    private static final String CHANGE_TYPE = "_change_type";

    private LedgerBuilder() {}

    /** The ledger of all purchases. */
    public static Dataset<LedgerRow> build(Dataset<Row> purchases) {
        Dataset<Row> lines = purchases.select(
                PurchasesTable.CUSTOMER_ID,
                PurchasesTable.ORDERED_ON,
                PurchasesTable.AMOUNT,
                PurchasesTable.CATEGORY,
                PurchasesTable.QUANTITY);
        return ColumnBatches.of(lines)
                .map(batches -> ledger(lines.sparkSession(), batches, PurchaseLineFormats::batch))
                .orElseGet(() -> ledger(lines.sparkSession(), lines.javaRDD(), PurchaseLineFormats::row));
    }

    /**
     * What is to be added to the ledger for a change of the purchases.
     *
     * @param changes purchases with {@code _change_type}, as Delta's change data feed gives them: deleted rows count against
     */
    public static Dataset<LedgerRow> changes(Dataset<Row> changes) {
        Column comes = col(CHANGE_TYPE).isin("insert", "update_postimage");
        Dataset<Row> lines = changes.select(
                col(PurchasesTable.CUSTOMER_ID),
                col(PurchasesTable.ORDERED_ON),
                col(PurchasesTable.AMOUNT),
                col(PurchasesTable.CATEGORY),
                col(PurchasesTable.QUANTITY),
                when(comes, lit(1)).otherwise(lit(-1)));
        JavaRDD<Row> rows = lines.javaRDD();
        // No more partitions than the change came in: each becomes a file beside the ledger.
        return ledger(lines.sparkSession(), rows, PurchaseLineFormats::signedRow, Math.max(1, rows.getNumPartitions()));
    }

    /** One row a customer: the sum of all rows that the customer has. */
    public static Dataset<LedgerRow> sum(Dataset<LedgerRow> rows) {
        return ledger(rows.sparkSession(), rows.javaRDD(), PurchaseLineFormats::ledgerRow);
    }

    /** As many partitions as the session's shuffles have, and more where the input is larger than they are meant for. */
    private static <T> Dataset<LedgerRow> ledger(SparkSession spark, JavaRDD<T> input, ChunkedLines.Feed<T> feed) {
        int configured = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
        return ledger(spark, input, feed, Math.max(configured, 2 * input.getNumPartitions()));
    }

    private static <T> Dataset<LedgerRow> ledger(
            SparkSession spark, JavaRDD<T> input, ChunkedLines.Feed<T> feed, int partitions) {
        JavaPairRDD<Integer, byte[]> chunks =
                input.mapPartitionsToPair(elements -> new ChunkedLines<>(elements, feed, partitions));
        JavaRDD<LedgerRow> rows = chunks.partitionBy(new IdentityPartitioner(partitions))
                .mapPartitions(numbered -> {
                    ChunkFold fold = new ChunkFold();
                    numbered.forEachRemaining(chunk -> fold.add(chunk._2()));
                    return fold.rows();
                });
        return spark.createDataset(rows.rdd(), encoder());
    }

    public static Encoder<LedgerRow> encoder() {
        return Encoders.bean(LedgerRow.class);
    }
}
