package ebb.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import ebb.ledger.LedgerBuilder;
import ebb.ledger.LedgerRow;
import ebb.ledger.LedgerTable;
import ebb.schema.Ledger;
import io.delta.tables.DeltaTable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The ledger on disk: a base, and small fragments of later changes that are added to it when it is read.
 *
 * <p>Adding a day writes the day and nothing else. Which version of the purchases the ledger includes travels in the same Delta commit as the rows,
 * so that a run killed at any moment neither loses a change nor counts it twice.
 */
public final class LedgerStore {
    private static final String VERSION_MARK = "purchases version ";
    private static final int BASE = 0;
    /** Beyond this part of the base, folding once costs less than adding at every read. */
    private static final double FOLD_SHARE = 0.1;

    private final SparkSession spark;
    private final String path;

    public LedgerStore(SparkSession spark, String path) {
        this.spark = spark;
        this.path = path;
    }

    /** One row a customer, fragments added; customers whose purchases were all taken back are gone. */
    public Dataset<LedgerRow> read() {
        return read(table());
    }

    /** The ledger as it was at a version of its own table. */
    public Dataset<LedgerRow> readVersion(long version) {
        return read(spark.read().format("delta").option("versionAsOf", version).load(path));
    }

    private static Dataset<LedgerRow> read(Dataset<Row> table) {
        Dataset<Row> base = table.where(col(Ledger.FRAGMENT).equalTo(BASE));
        if (lastFragment(table) == BASE) {
            return LedgerTable.fromTable(base);
        }
        Dataset<Row> fragments = table.where(col(Ledger.FRAGMENT).gt(BASE));
        return LedgerTable.plus(base, LedgerBuilder.sum(LedgerTable.fromTable(fragments)));
    }

    /** Customers in the ledger. */
    public long customers() {
        return read().count();
    }

    /** Puts a ledger built from all purchases in place of everything there is. */
    public void rebuild(Dataset<LedgerRow> rows, long purchasesVersion) {
        write(rows, BASE, SaveMode.Overwrite, purchasesVersion);
    }

    /** Adds the changes that lead up to {@code purchasesVersion}; refuses a version that is included already. */
    public void add(Dataset<LedgerRow> changes, long purchasesVersion) {
        long included = foldedVersion();
        if (purchasesVersion <= included) {
            throw new IllegalStateException(
                    "Cannot add version " + purchasesVersion + " of the purchases to the ledger: it includes version "
                            + included + " already. Add only what came after it.");
        }
        write(changes, lastFragment(table()) + 1, SaveMode.Append, purchasesVersion);
    }

    /** Version of the purchases that the ledger includes; -1 where there is no ledger yet. */
    public long foldedVersion() {
        if (!DeltaTable.isDeltaTable(spark, path)) {
            return -1;
        }
        return DeltaTable.forPath(spark, path)
                .history()
                .where(col("userMetadata").startsWith(VERSION_MARK))
                .orderBy(col("version").desc())
                .select("userMetadata")
                .takeAsList(1)
                .stream()
                .findFirst()
                .map(row -> Long.parseLong(row.getString(0).substring(VERSION_MARK.length())))
                .orElse(-1L);
    }

    /** Whether the fragments have grown to where folding them in pays. */
    public boolean isWorthFolding() {
        Dataset<Row> table = table();
        long fragments = table.where(col(Ledger.FRAGMENT).gt(BASE)).count();
        return fragments > FOLD_SHARE * (table.count() - fragments);
    }

    /** Adds the fragments into the base; the ledger that readers see stays the same. */
    public void fold() {
        Dataset<Row> table = table();
        if (lastFragment(table) > BASE) {
            Dataset<LedgerRow> rows = LedgerTable.fromTable(table);
            write(LedgerBuilder.sum(rows), BASE, SaveMode.Overwrite, foldedVersion());
        }
    }

    private void write(Dataset<LedgerRow> rows, int fragment, SaveMode mode, long purchasesVersion) {
        List<Column> columns = Arrays.stream(Ledger.TABLE.schema().fieldNames())
                .map(name -> name.equals(Ledger.FRAGMENT) ? lit(fragment).as(name) : col(name))
                .toList();
        LedgerTable.toTable(rows)
                .select(columns.toArray(Column[]::new))
                .write()
                .format("delta")
                .mode(mode)
                .partitionBy(Ledger.FRAGMENT)
                .option("userMetadata", VERSION_MARK + purchasesVersion)
                .save(path);
    }

    private Dataset<Row> table() {
        return spark.read().format("delta").load(path);
    }

    private static int lastFragment(Dataset<Row> table) {
        return table.agg(coalesce(max(Ledger.FRAGMENT), lit(BASE)))
                .as(Encoders.INT())
                .first();
    }
}
