package ebb.ledger;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The reduce side of building a ledger: takes all chunks of a partition in, then gives one ledger row a customer, in order of customer id.
 *
 * <p>An entry is a record of {@link #WIDTH} longs in one growing array, chained to the customer's entry before it.
 */
final class ChunkFold {
    private static final int WIDTH = 5;
    private static final int RECORDS_IN_BLOCK = 1 << 16;
    private static final int NONE = -1;

    private final Dictionary customers = new Dictionary();
    private final Dictionary categories = new Dictionary();
    private long[][] blocks = new long[16][];
    private int[] previous = new int[1024];
    private int[] last = new int[1024];
    private int chains;
    private int size;

    void add(byte[] chunk) {
        ChunkReader reader = new ChunkReader(chunk);
        int[] customerOf = numbers(reader.customers(), customers);
        int[] categoryOf = numbers(reader.categories(), categories);
        openChains();
        while (reader.next()) {
            append(
                    customerOf[reader.customer()],
                    EntryColumns.key(reader.day(), categoryOf[reader.category()]),
                    reader.sums());
        }
    }

    private static int[] numbers(UTF8String[] names, Dictionary dictionary) {
        int[] numbers = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            numbers[i] = dictionary.numberOf(names[i]);
        }
        return numbers;
    }

    private void openChains() {
        if (customers.size() > last.length) {
            last = Arrays.copyOf(last, Math.max(customers.size(), 2 * last.length));
        }
        Arrays.fill(last, chains, customers.size(), NONE);
        chains = customers.size();
    }

    private void append(int customer, long key, Sums sums) {
        if (size == previous.length) {
            previous = Arrays.copyOf(previous, 2 * size);
        }
        previous[size] = last[customer];
        last[customer] = size;
        long[] block = blockOf(size);
        int at = (size % RECORDS_IN_BLOCK) * WIDTH;
        block[at] = key;
        block[at + 1] = sums.amount;
        block[at + 2] = sums.returnedAmount;
        block[at + 3] = sums.quantity;
        block[at + 4] = (long) sums.lines << 32 | (sums.returnLines & 0xFFFFFFFFL);
        size++;
    }

    private long[] blockOf(int record) {
        int block = record / RECORDS_IN_BLOCK;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * block);
        }
        if (blocks[block] == null) {
            blocks[block] = new long[RECORDS_IN_BLOCK * WIDTH];
        }
        return blocks[block];
    }

    /** Ledger rows in order of customer id; customers whose entries cancel out are left out. */
    Iterator<LedgerRow> rows() {
        Integer[] byName = categories.sorted();
        String[] names = new String[byName.length];
        int[] rank = new int[byName.length];
        for (int i = 0; i < byName.length; i++) {
            names[i] = categories.name(byName[i]).toString();
            rank[byName[i]] = i;
        }
        EntryColumns columns = new EntryColumns();
        return Arrays.stream(customers.sorted())
                .map(customer -> {
                    gather(customer, rank, columns);
                    return columns.toRow(customers.name(customer).toString(), names);
                })
                .filter(row -> !row.hasNoEntries())
                .iterator();
    }

    private void gather(int customer, int[] rank, EntryColumns columns) {
        columns.clear();
        Sums sums = new Sums();
        for (int record = last[customer]; record != NONE; record = previous[record]) {
            long[] block = blocks[record / RECORDS_IN_BLOCK];
            int at = (record % RECORDS_IN_BLOCK) * WIDTH;
            sums.amount = block[at + 1];
            sums.returnedAmount = block[at + 2];
            sums.quantity = block[at + 3];
            sums.lines = (int) (block[at + 4] >> 32);
            sums.returnLines = (int) block[at + 4];
            columns.add(EntryColumns.key(EntryColumns.day(block[at]), rank[EntryColumns.category(block[at])]), sums);
        }
    }
}
