package ebb.ledger;

import java.util.Arrays;
import java.util.Iterator;

/**
 * The reduce side of building a ledger: takes all chunks of a partition in, then gives one ledger row a customer, in order of customer id.
 *
 * <p>An entry is a record of {@link #WIDTH} longs: key, amount, quantity, and in the last one the customer with, in the lower half, the place of
 * what a plain line does not have. A record fills half a cache line.
 */
final class ChunkFold {
    private static final int WIDTH = 4;
    private static final int RECORDS_IN_BLOCK = 1 << 16;

    private final Dictionary customers = new Dictionary();
    private final Dictionary categories = new Dictionary();
    private final RareSums rare = new RareSums();
    private final Sums sums = new Sums();
    private long[][] blocks = new long[16][];
    private int size;

    void add(byte[] chunk) {
        ChunkReader reader = new ChunkReader(chunk);
        int[] customerOf = numbers(reader.customers(), customers);
        int[] categoryOf = numbers(reader.categories(), categories);
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

    private void append(int customer, long key, Sums sums) {
        long[] block = blockOf(size);
        int at = placeOf(size);
        block[at] = key;
        block[at + 1] = sums.amount;
        block[at + 2] = sums.quantity;
        block[at + 3] = ((long) customer << 32) | rare.placeOf(sums);
        size++;
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
        int[] starts = starts();
        int[] order = order(starts);
        EntryColumns columns = new EntryColumns();
        return Arrays.stream(customers.sorted())
                .mapToObj(customer -> {
                    columns.clear();
                    for (int i = starts[customer]; i < starts[customer + 1]; i++) {
                        addTo(columns, order[i], rank);
                    }
                    return columns.toRow(customers.name(customer), names);
                })
                .filter(row -> !row.hasNoEntries())
                .iterator();
    }

    private int customerOf(int record) {
        return (int) (blocks[record / RECORDS_IN_BLOCK][placeOf(record) + WIDTH - 1] >> 32);
    }

    /** Where each customer's records begin when they are in order of customer; one more at the end. */
    private int[] starts() {
        int[] starts = new int[customers.size() + 1];
        for (int record = 0; record < size; record++) {
            starts[customerOf(record) + 1]++;
        }
        for (int c = 0; c < customers.size(); c++) {
            starts[c + 1] += starts[c];
        }
        return starts;
    }

    /** The records in order of customer, each customer's as they came: read by place, the processor need not wait for one to find the next. */
    private int[] order(int[] starts) {
        int[] next = Arrays.copyOf(starts, starts.length);
        int[] order = new int[size];
        for (int record = 0; record < size; record++) {
            order[next[customerOf(record)]++] = record;
        }
        return order;
    }

    private void addTo(EntryColumns columns, int record, int[] rank) {
        long[] block = blocks[record / RECORDS_IN_BLOCK];
        int at = placeOf(record);
        sums.amount = block[at + 1];
        sums.quantity = block[at + 2];
        rare.fill(sums, (int) block[at + 3]);
        columns.add(EntryColumns.key(EntryColumns.day(block[at]), rank[EntryColumns.category(block[at])]), sums);
    }
}
