package ebb.schema;

import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The ledger: one row a customer, all purchases and returns summed by day and category.
 *
 * <p>Because a row is a sum, a day's change is stored as a small fragment beside the ledger and added when read, until it is folded in.
 *
 * <p>A file holds neighbouring hash buckets, sorted by customer: Delta's statistics on the bucket then lead the reader of one customer to one file. A
 * partition column instead would make a small file of every partition and day, and Spark would sort all rows before writing them.
 *
 * <p>The entries are packed into bytes: as arrays, a column for each of the sums, Parquet took seven times as long to write them as the whole ledger
 * takes to build.
 */
public final class LedgerTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String HASH_BUCKET = "hash_bucket";
    public static final String FRAGMENT = "fragment";
    public static final String ENTRIES = "entries";

    public static final Table TABLE = new Table(
            "ledger",
            "a customer, or a later change of one",
            new StructType(new StructField[] {
                Column.customerId(),
                required(
                        HASH_BUCKET,
                        DataTypes.IntegerType,
                        "0 to 65535: place of the customer id's hash among as many equal ranges; a file holds neighbouring ones"),
                required(
                        FRAGMENT,
                        DataTypes.IntegerType,
                        "0: the ledger as last folded; above: a later change, whose sums are to be added to it"),
                required(
                        ENTRIES,
                        DataTypes.BinaryType,
                        "Sums by day and category: amount, returned amount, quantity, lines, return lines; packed, read by ebb.ledger.LedgerRowEncoder")
            }),
            List.of(CUSTOMER_ID, FRAGMENT),
            List.of());

    private LedgerTable() {}
}
