package ebb.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import ebb.schema.LedgerTable;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * The ledger as its table holds it, a tenth of the bytes of its rows. Changes beside it are added to the few rows they touch, once; counting the
 * customers unpacks no other, and drawing some of them no more than those.
 */
public final class PackedLedger {
    private static final String CHANGED_ID = "changed_id";
    private static final String CHANGE = "change";
    private static final String ENTRIES = "entries";
    private static final String CUSTOMER_ID = "customerId";

    /** For every row once: Spark would work out a plain function again to tell whether anything is left. */
    private static final UserDefinedFunction SUM = udf(
                    (UDF2<byte[], byte[], byte[]>) PackedRow::sum, DataTypes.BinaryType)
            .asNondeterministic();

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
        return of(LedgerRowEncoder.toTable(rows));
    }

    /** A ledger table to which nothing is to be added. */
    public static PackedLedger of(Dataset<Row> table) {
        return new PackedLedger(packed(table, col(LedgerTable.ENTRIES)));
    }

    /**
     * A ledger table and changes to be added to it; customers whose purchases the changes take back altogether are gone. No row of the table is sent
     * around, however large it is.
     *
     * @param changes one row a customer, no more than every executor can hold
     */
    public static PackedLedger of(Dataset<Row> table, Dataset<LedgerRow> changes) {
        Dataset<Row> changed = LedgerRowEncoder.toTable(changes);
        Dataset<Row> beside = broadcast(changed.select(
                col(LedgerTable.CUSTOMER_ID).as(CHANGED_ID),
                col(LedgerTable.ENTRIES).as(CHANGE)));
        Column isChanged = col(LedgerTable.CUSTOMER_ID).equalTo(col(CHANGED_ID));
        Dataset<Row> known = packed(
                        table.join(beside, isChanged, "left_outer"), SUM.apply(col(LedgerTable.ENTRIES), col(CHANGE)))
                .where(col(ENTRIES).isNotNull());
        Dataset<Row> changedIds = table.join(beside, isChanged, "left_semi")
                .select(col(LedgerTable.CUSTOMER_ID).as(CHANGED_ID));
        Dataset<Row> added = changed.join(broadcast(changedIds), isChanged, "left_anti");
        return new PackedLedger(known.union(packed(added, col(LedgerTable.ENTRIES))));
    }

    private static Dataset<Row> packed(Dataset<Row> table, Column entries) {
        return table.select(
                col(LedgerTable.CUSTOMER_ID).as(CUSTOMER_ID),
                col(LedgerTable.HASH_BUCKET).as("hashBucket"),
                entries.as(ENTRIES));
    }

    /**
     * The ledger with other ids for some customers; rows that come to have the same id are added up, all others stay as they are.
     *
     * @param ids makes the table of ids, which every executor can hold
     * @param from column of the ids as they are
     * @param to column of the ids they get, which is no id of the column {@code from}
     */
    public PackedLedger renaming(Function<SparkSession, Dataset<Row>> ids, String from, String to) {
        Dataset<Row> renamed = ids.apply(packed.sparkSession());
        Dataset<Row> touched = renamed.select(col(from).as(CHANGED_ID))
                .union(renamed.select(col(to).as(CHANGED_ID)))
                .distinct();
        Column isTouched = col(CUSTOMER_ID).equalTo(col(CHANGED_ID));
        Dataset<Row> moved = packed.join(broadcast(touched), isTouched, "left_semi")
                .join(broadcast(renamed), col(CUSTOMER_ID).equalTo(col(from)), "left")
                .select(coalesce(col(to), col(CUSTOMER_ID)).as(CUSTOMER_ID), col("hashBucket"), col(ENTRIES));
        Dataset<Row> sums = LedgerRowEncoder.toTable(LedgerBuilder.sum(unpacked(moved)));
        return new PackedLedger(
                packed.join(broadcast(touched), isTouched, "left_anti").union(packed(sums, col(LedgerTable.ENTRIES))));
    }

    /** One row a customer. */
    public Dataset<LedgerRow> rows() {
        return rows;
    }

    private static Dataset<LedgerRow> unpacked(Dataset<Row> packed) {
        return packed.as(Encoders.bean(PackedRow.class))
                .map((MapFunction<PackedRow, LedgerRow>) PackedRow::unpack, LedgerBuilder.encoder());
    }

    /** How many customers {@link #rows} has, counted when first asked for. */
    public long customers() {
        if (customers == NOT_COUNTED) {
            customers = packed.count();
        }
        return customers;
    }

    /** About {@code most} customers, always the same ones of the same ledger; all where there are no more. They lie side by side in few files. */
    public Dataset<LedgerRow> sample(long most) {
        int buckets = buckets(most);
        return buckets == LedgerRow.HASH_BUCKETS
                ? rows
                : unpacked(packed.where(col("hashBucket").lt(buckets)));
    }

    /** The first so many buckets of {@link LedgerRow#hashBucket} hold the customers of that sample. */
    public int buckets(long most) {
        return customers() <= most ? LedgerRow.HASH_BUCKETS : LedgerRow.bucketsOf(most, customers());
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
