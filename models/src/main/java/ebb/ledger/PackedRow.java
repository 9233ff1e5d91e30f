package ebb.ledger;

import java.io.Serializable;
import java.util.List;

/** A ledger row as the table holds it: the entries packed into bytes. */
@SuppressWarnings("EI_EXPOSE_REP")
public final class PackedRow implements Serializable {
    private static final long serialVersionUID = 1L;

    private String customerId = "";
    private int hashBucket;
    private byte[] entries = {};

    static PackedRow of(LedgerRow row) {
        PackedRow packed = new PackedRow();
        packed.customerId = row.getCustomerId();
        packed.hashBucket = LedgerRow.hashBucket(packed.customerId);
        packed.entries = pack(row);
        return packed;
    }

    private static byte[] pack(LedgerRow row) {
        ByteSink sink = new ByteSink();
        sink.write(row.getCategories().length);
        for (String category : row.getCategories()) {
            sink.writeName(Utf8Keys.bytes(category));
        }
        sink.write(row.getDays().length);
        Sums sums = new Sums();
        int previousDay = 0;
        for (int e = 0; e < row.getDays().length; e++) {
            sink.writeSigned((long) row.getDays()[e] - previousDay);
            sums.ofEntry(row, e);
            sums.write(row.getCategoryIndexes()[e], sink);
            previousDay = row.getDays()[e];
        }
        return sink.toBytes();
    }

    LedgerRow unpack() {
        return unpack(customerId, entries);
    }

    /** A row's entries with those of a change, null where there is none, added; null where nothing is left. */
    static byte[] sum(byte[] entries, byte[] change) {
        if (change == null) {
            return entries;
        }
        LedgerRow sum = unpack("", entries).plus(unpack("", change));
        return sum.hasNoEntries() ? null : pack(sum);
    }

    /** A customer's row of the ledger: the sum of the entries of all rows of theirs, those of ids given up for this one among them. */
    public static LedgerRow sum(String customerId, List<byte[]> entries) {
        return entries.stream()
                .map(each -> unpack(customerId, each))
                .reduce(LedgerRow::plus)
                .orElseGet(() -> LedgerRow.ofSize(customerId, new String[0], 0));
    }

    static LedgerRow unpack(String customerId, byte[] entries) {
        ByteSource source = new ByteSource(entries);
        String[] categories = new String[source.readInt()];
        for (int c = 0; c < categories.length; c++) {
            categories[c] = Utf8Keys.string(source.readName());
        }
        LedgerRow row = LedgerRow.ofSize(customerId, categories, source.readInt());
        Sums sums = new Sums();
        int day = 0;
        for (int e = 0; e < row.getDays().length; e++) {
            day += (int) source.readSigned();
            row.getDays()[e] = day;
            row.getCategoryIndexes()[e] = sums.read(source);
            sums.toEntry(row, e);
        }
        return row;
    }

    public String getCustomerId() {
        return customerId;
    }

    public void setCustomerId(String customerId) {
        this.customerId = customerId;
    }

    /** Place of the customer id's hash among {@link LedgerRow#HASH_BUCKETS} equal ranges. */
    public int getHashBucket() {
        return hashBucket;
    }

    public void setHashBucket(int hashBucket) {
        this.hashBucket = hashBucket;
    }

    public byte[] getEntries() {
        return entries;
    }

    public void setEntries(byte[] entries) {
        this.entries = entries;
    }
}
