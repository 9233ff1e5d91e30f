package ebb.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ebb.schema.Ledger;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Ledger rows to the ledger table's columns and back. */
public final class LedgerTable {
    private static final String CHANGE = "change";
    private static final Column NO_CHANGE = lit(null).cast(DataTypes.BinaryType);

    private LedgerTable() {}

    public static Dataset<Row> toTable(Dataset<LedgerRow> rows) {
        return rows.map((MapFunction<LedgerRow, PackedRow>) PackedRow::of, Encoders.bean(PackedRow.class))
                .select(
                        col("customerId").as(Ledger.CUSTOMER_ID),
                        col("hashBucket").as(Ledger.HASH_BUCKET),
                        col("entries").as(Ledger.ENTRIES));
    }

    public static Dataset<LedgerRow> fromTable(Dataset<Row> table) {
        Dataset<Row> rows = List.of(table.columns()).contains(CHANGE) ? table : table.withColumn(CHANGE, NO_CHANGE);
        return rows.select(
                        col(Ledger.CUSTOMER_ID).as("customerId"),
                        col(Ledger.HASH_BUCKET).as("hashBucket"),
                        col(Ledger.ENTRIES).as("entries"),
                        col(CHANGE))
                .as(Encoders.bean(PackedRow.class))
                .map((MapFunction<PackedRow, LedgerRow>) PackedRow::unpack, LedgerBuilder.encoder())
                .filter((FilterFunction<LedgerRow>) row -> !row.hasNoEntries());
    }

    /** The same for one pass over a table, straight from its bytes: no row is turned into columns and back. */
    public static JavaRDD<LedgerRow> read(Dataset<Row> table) {
        return table.select(Ledger.CUSTOMER_ID, Ledger.ENTRIES)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .map(row -> PackedRow.unpack(row.getUTF8String(0).toString(), row.getBinary(1)));
    }

    /**
     * The rows of a table with changes beside them, to be added up by {@link #fromTable}: nothing is unpacked, and no more than the changes and the
     * table's keys is sent around.
     */
    public static Dataset<Row> plus(Dataset<Row> table, Dataset<LedgerRow> changes) {
        Dataset<Row> packed = toTable(changes);
        Dataset<Row> changed = table.join(
                broadcast(packed.select(
                        col(Ledger.CUSTOMER_ID), col(Ledger.ENTRIES).as(CHANGE))),
                table.col(Ledger.CUSTOMER_ID).equalTo(packed.col(Ledger.CUSTOMER_ID)),
                "left_outer");
        Dataset<Row> added = packed.join(
                table.select(Ledger.CUSTOMER_ID),
                packed.col(Ledger.CUSTOMER_ID).equalTo(table.col(Ledger.CUSTOMER_ID)),
                "left_anti");
        Column[] own = {table.col(Ledger.CUSTOMER_ID), col(Ledger.HASH_BUCKET), col(Ledger.ENTRIES), col(CHANGE)};
        return changed.select(own)
                .union(added.select(
                        col(Ledger.CUSTOMER_ID), col(Ledger.HASH_BUCKET), col(Ledger.ENTRIES), NO_CHANGE.as(CHANGE)));
    }

    /** Of this customer; says the bucket too, by which Delta tells the files apart. */
    public static Column isOf(String customer) {
        return col(Ledger.HASH_BUCKET)
                .equalTo(LedgerRow.hashBucket(customer))
                .and(col(Ledger.CUSTOMER_ID).equalTo(customer));
    }
}
