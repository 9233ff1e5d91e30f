package ebb.ledger;

import static org.apache.spark.sql.functions.col;

import ebb.schema.LedgerTable;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Ledger rows to the ledger table's columns. */
public final class LedgerRowEncoder {
    private LedgerRowEncoder() {}

    public static Dataset<Row> toTable(Dataset<LedgerRow> rows) {
        return rows.map((MapFunction<LedgerRow, PackedRow>) PackedRow::of, Encoders.bean(PackedRow.class))
                .select(
                        col("customerId").as(LedgerTable.CUSTOMER_ID),
                        col("hashBucket").as(LedgerTable.HASH_BUCKET),
                        col("entries").as(LedgerTable.ENTRIES));
    }

    /** Of this customer; says the bucket too, by which Delta tells the files apart. */
    public static Column isOf(String customer) {
        return col(LedgerTable.HASH_BUCKET)
                .equalTo(LedgerRow.hashBucket(customer))
                .and(col(LedgerTable.CUSTOMER_ID).equalTo(customer));
    }
}
