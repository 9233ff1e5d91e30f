package ebb.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Entries on their way to one partition. A customer with very many lines is summed by day and category before the shuffle, so that one with half of
 * all purchases is no more work than a few thousand others.
 */
final class Chunk {
    private static final int MANY_LINES = 2048;
    private static final int BYTES_OF_SUM = 100;

    private final ChunkWriter writer = new ChunkWriter();
    private final Map<Integer, Map<Long, Sums>> summed = new HashMap<>();
    private int[] linesOf = new int[64];

    int customer(byte[] name, long hash) {
        return writer.customer(name, hash);
    }

    boolean isEmpty() {
        return writer.size() == 0 && summed.isEmpty();
    }

    /** Adds an entry and says by how many bytes, about, the chunk grew. */
    int add(int customer, int day, byte[] categoryName, Sums sums) {
        int category = writer.category(categoryName);
        if (customer >= linesOf.length) {
            linesOf = Arrays.copyOf(linesOf, 2 * customer);
        }
        if (linesOf[customer]++ >= MANY_LINES) {
            return sum(customer, EntryColumns.key(day, category), sums);
        }
        int before = writer.size();
        writer.add(customer, day, category, sums);
        return writer.size() - before;
    }

    private int sum(int customer, long key, Sums sums) {
        Map<Long, Sums> entries = summed.computeIfAbsent(customer, none -> new HashMap<>());
        int before = entries.size();
        entries.computeIfAbsent(key, none -> new Sums()).plus(sums);
        return (entries.size() - before) * BYTES_OF_SUM;
    }

    byte[] toBytes() {
        summed.forEach((customer, entries) -> entries.forEach(
                (key, sums) -> writer.add(customer, EntryColumns.day(key), EntryColumns.category(key), sums)));
        return writer.toBytes();
    }
}
