package ebb.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ebb.schema.Ledger;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * The ledger as its table holds it, a tenth of the bytes of its rows, with changes beside it that are added when a row is unpacked. Counting the
 * customers and drawing some of them unpacks no more than it must.
 */
public final class PackedLedger {
    private static final String CHANGE = "change";
    private static final Column NO_CHANGE = lit(null).cast(DataTypes.BinaryType);

    private static final long NOT_COUNTED = -1;

    /** Columns of {@link PackedRow}. */
    private final Dataset<Row> packed;

    private final Dataset<LedgerRow> rows;
    private long customers = NOT_COUNTED;

    private PackedLedger(Dataset<Row> packed) {
        this.packed = packed;
        this.rows = unpacked(packed);
    }

    /** Rows that lie in no table. */
    public static PackedLedger ofRows(Dataset<LedgerRow> rows) {
        return of(LedgerTable.toTable(rows));
    }

    /** A ledger table to which nothing is to be added. */
    public static PackedLedger of(Dataset<Row> table) {
        return new PackedLedger(packed(table, NO_CHANGE));
    }

    /** A ledger table and changes to be added to it: of the table nothing is unpacked, and no more than its keys is sent around. */
    public static PackedLedger of(Dataset<Row> table, Dataset<LedgerRow> changes) {
        Dataset<Row> changed = LedgerTable.toTable(changes);
        Dataset<Row> ofChanged = broadcast(changed.select(
                col(Ledger.CUSTOMER_ID).as("changed_id"), col(Ledger.ENTRIES).as(CHANGE)));
        Dataset<Row> known = table.join(ofChanged, col(Ledger.CUSTOMER_ID).equalTo(col("changed_id")), "left_outer");
        Dataset<Row> ids = table.select(col(Ledger.CUSTOMER_ID).as("known_id"));
        Dataset<Row> added = changed.join(ids, col(Ledger.CUSTOMER_ID).equalTo(col("known_id")), "left_anti");
        return new PackedLedger(packed(known, col(CHANGE)).union(packed(added, NO_CHANGE)));
    }

    private static Dataset<Row> packed(Dataset<Row> table, Column change) {
        return table.select(
                col(Ledger.CUSTOMER_ID).as("customerId"),
                col(Ledger.HASH_BUCKET).as("hashBucket"),
                col(Ledger.ENTRIES).as("entries"),
                change.as(CHANGE));
    }

    /** The rows; customers whose purchases the changes take back altogether are not among them. */
    public Dataset<LedgerRow> rows() {
        return rows;
    }

    private static Dataset<LedgerRow> unpacked(Dataset<Row> packed) {
        return packed.as(Encoders.bean(PackedRow.class))
                .map((MapFunction<PackedRow, LedgerRow>) PackedRow::unpack, LedgerBuilder.encoder())
                .filter((FilterFunction<LedgerRow>) row -> !row.hasNoEntries());
    }

    /** How many customers {@link #rows} has, counted when first asked for. Only a change can take all of a customer's purchases back. */
    public long customers() {
        if (customers == NOT_COUNTED) {
            customers = packed.where(col(CHANGE).isNull()).count()
                    + unpacked(packed.where(col(CHANGE).isNotNull())).count();
        }
        return customers;
    }

    /** About {@code most} customers, always the same ones of the same ledger; all where there are no more. They lie side by side in few files. */
    public Dataset<LedgerRow> sample(long most) {
        return customers() <= most
                ? rows
                : unpacked(packed.where(col("hashBucket").lt(LedgerRow.bucketsOf(most, customers()))));
    }

    /** Keeps the packed rows for further reading; what does not fit into memory lies on disk. */
    public PackedLedger persist() {
        packed.persist(StorageLevel.MEMORY_AND_DISK());
        return this;
    }

    public void unpersist() {
        packed.unpersist();
    }
}
