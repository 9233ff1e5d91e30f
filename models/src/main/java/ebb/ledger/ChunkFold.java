package ebb.ledger;

import java.util.Arrays;
import java.util.Iterator;

/**
 * The reduce side of building a ledger: takes all chunks of a partition in, then gives one ledger row a customer, in order of customer id.
 *
 * <p>An entry is a record of {@link #WIDTH} longs: key, amount, quantity, and in the last one the place of the customer's entry before it with, in
 * the lower half, the place of what a plain line does not have. A record fills half a cache line.
 */
final class ChunkFold {
    private static final int WIDTH = 4;
    private static final int RECORDS_IN_BLOCK = 1 << 16;
    private static final int NONE = -1;

    private final Dictionary customers = new Dictionary();
    private final Dictionary categories = new Dictionary();
    private final RareSums rare = new RareSums();
    private long[][] blocks = new long[16][];
    private int[] last = new int[1024];
    private int chains;
    private int size;

    void add(byte[] chunk) {
        ChunkReader reader = new ChunkReader(chunk);
        int[] customerOf = numbers(reader.customers(), customers);
        int[] categoryOf = numbers(reader.categories(), categories);
        openChains();
        while (reader.next()) {
            long key = EntryColumns.key(reader.day(), categoryOf[reader.category()]);
            append(customerOf[reader.customer()], key, reader.sums());
        }
    }

    private static int[] numbers(byte[][] names, Dictionary dictionary) {
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
        long[] block = blockOf(size);
        int at = placeOf(size);
        block[at] = key;
        block[at + 1] = sums.amount;
        block[at + 2] = sums.quantity;
        block[at + 3] = ((long) last[customer] << 32) | rare.placeOf(sums);
        last[customer] = size++;
    }

    private static int placeOf(int record) {
        return (record % RECORDS_IN_BLOCK) * WIDTH;
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
        int[] byName = categories.sorted();
        String[] names = new String[byName.length];
        int[] rank = new int[byName.length];
        for (int i = 0; i < byName.length; i++) {
            names[i] = categories.name(byName[i]);
            rank[byName[i]] = i;
        }
        EntryColumns columns = new EntryColumns();
        return Arrays.stream(customers.sorted())
                .mapToObj(customer -> {
                    gather(customer, rank, columns);
                    return columns.toRow(customers.name(customer), names);
                })
                .filter(row -> !row.hasNoEntries())
                .iterator();
    }

    private void gather(int customer, int[] rank, EntryColumns columns) {
        columns.clear();
        Sums sums = new Sums();
        for (int record = last[customer]; record != NONE; ) {
            long[] block = blocks[record / RECORDS_IN_BLOCK];
            int at = placeOf(record);
            sums.amount = block[at + 1];
            sums.quantity = block[at + 2];
            rare.fill(sums, (int) block[at + 3]);
            columns.add(EntryColumns.key(EntryColumns.day(block[at]), rank[EntryColumns.category(block[at])]), sums);
            record = (int) (block[at + 3] >> 32);
        }
        columns.reverse();
    }
}
