package ebb.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ebb.ledger.LedgerBuilder;
import ebb.ledger.LedgerRow;
import ebb.ledger.LedgerRowEncoder;
import ebb.ledger.PackedLedger;
import ebb.schema.LedgerTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
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
    private static final int BASE = 0;
    /** Beyond this part of the base, folding once costs less than adding at every read. */
    private static final double FOLD_SHARE = 0.1;
    /** Changed customers that every executor can hold while it reads. */
    private static final long MOST_IN_FRAGMENTS = 1_000_000;

    private final SparkSession spark;
    private final String path;

    public LedgerStore(SparkSession spark, String path) {
        this.spark = spark;
        this.path = path;
    }

    /** The same before it is unpacked. */
    public PackedLedger readPacked() {
        return packed(table(), LedgerCommitMetadata.last(spark, path));
    }

    /** The ledger as it was at a version of its own table. */
    public PackedLedger readVersion(long version) {
        return packed(tableAt(version), LedgerCommitMetadata.at(spark, path, version));
    }

    /** One customer as the ledger was at a version of its own table: a file of the ledger is opened, not all of them. */
    public Dataset<LedgerRow> readVersion(long version, String customer) {
        Dataset<Row> rows = tableAt(version).where(LedgerRowEncoder.isOf(customer));
        return packed(rows, LedgerCommitMetadata.at(spark, path, version)).rows();
    }

    private static PackedLedger packed(Dataset<Row> table, Optional<LedgerCommitMetadata> mark) {
        if (mark.filter(known -> known.fragment() == BASE).isPresent()) {
            return PackedLedger.of(table);
        }
        Dataset<Row> fragments = table.where(col(LedgerTable.FRAGMENT).gt(BASE));
        return PackedLedger.of(
                table.where(col(LedgerTable.FRAGMENT).equalTo(BASE)),
                LedgerBuilder.sum(PackedLedger.of(fragments).rows()));
    }

    /** Customers in the ledger. */
    public long customers() {
        return readPacked().customers();
    }

    /** Puts a ledger built from all purchases in place of everything there is. */
    public void rebuild(Dataset<LedgerRow> rows, long purchasesVersion) {
        write(rows, SaveMode.Overwrite, new LedgerCommitMetadata(purchasesVersion, BASE));
    }

    /** Adds the changes that lead up to {@code purchasesVersion}; refuses a version that is included already. */
    public void add(Dataset<LedgerRow> changes, long purchasesVersion) {
        LedgerCommitMetadata last = LedgerCommitMetadata.last(spark, path).orElse(LedgerCommitMetadata.NOTHING);
        if (purchasesVersion <= last.purchasesVersion()) {
            throw new IllegalStateException("Cannot add version " + purchasesVersion
                    + " of the purchases to the ledger: it includes version " + last.purchasesVersion()
                    + " already. Add only what came after it.");
        }
        write(changes, SaveMode.Append, new LedgerCommitMetadata(purchasesVersion, last.fragment() + 1));
    }

    /** Version of the purchases that the ledger includes; -1 where there is no ledger yet. */
    public long foldedVersion() {
        return LedgerCommitMetadata.last(spark, path)
                .orElse(LedgerCommitMetadata.NOTHING)
                .purchasesVersion();
    }

    /**
     * What marks a copy of the ledger, fragments and all, beside a copy of the purchases.
     *
     * @param purchasesVersion version of the purchases that was copied
     * @param copyVersion version that the copy has
     */
    public String markAfterCopy(long purchasesVersion, long copyVersion) {
        LedgerCommitMetadata last = LedgerCommitMetadata.last(spark, path).orElse(LedgerCommitMetadata.NOTHING);
        return last.purchasesVersion() == purchasesVersion
                ? new LedgerCommitMetadata(copyVersion, last.fragment()).toText()
                : markOfLostPurchases();
    }

    /** What marks a ledger whose purchases were lost in part: it includes a version that never comes, so that the next build starts from all purchases. */
    public static String markOfLostPurchases() {
        return new LedgerCommitMetadata(Long.MAX_VALUE, BASE).toText();
    }

    /** Whether the fragments have grown to where folding them in pays. */
    public boolean isWorthFolding() {
        if (isFolded()) {
            return false;
        }
        Dataset<Row> table = table();
        long fragments = table.where(col(LedgerTable.FRAGMENT).gt(BASE)).count();
        return fragments > Math.min(MOST_IN_FRAGMENTS, FOLD_SHARE * (table.count() - fragments));
    }

    /**
     * Adds the fragments into the base; the ledger that readers see stays the same.
     *
     * @return false where there was nothing to add
     */
    public boolean fold() {
        return fold(foldedVersion());
    }

    /**
     * Adds the fragments into the base; the ledger that readers see stays the same.
     *
     * @param purchasesVersion version of the purchases that has the same rows as the one the ledger includes: they may have been compacted since
     * @return false where there was nothing to add
     */
    public boolean fold(long purchasesVersion) {
        if (isFolded()) {
            return false;
        }
        write(
                LedgerBuilder.sum(PackedLedger.of(table()).rows()),
                SaveMode.Overwrite,
                new LedgerCommitMetadata(purchasesVersion, BASE));
        return true;
    }

    private boolean isFolded() {
        return LedgerCommitMetadata.last(spark, path)
                        .orElse(LedgerCommitMetadata.NOTHING)
                        .fragment()
                == BASE;
    }

    private void write(Dataset<LedgerRow> rows, SaveMode mode, LedgerCommitMetadata mark) {
        List<Column> columns = Arrays.stream(LedgerTable.TABLE.schema().fieldNames())
                .map(name ->
                        name.equals(LedgerTable.FRAGMENT) ? lit(mark.fragment()).as(name) : col(name))
                .toList();
        LedgerRowEncoder.toTable(rows)
                .select(columns.toArray(Column[]::new))
                .write()
                .format("delta")
                .mode(mode)
                .option("userMetadata", mark.toText())
                .save(path);
    }

    private Dataset<Row> table() {
        return DeltaFiles.read(spark, path);
    }

    private Dataset<Row> tableAt(long version) {
        return DeltaFiles.readVersion(spark, path, version);
    }
}
