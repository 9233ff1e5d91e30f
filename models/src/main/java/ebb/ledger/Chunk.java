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

    private final ChunkWriter writer = new ChunkWriter();
    private final Map<Integer, Map<Long, Sums>> summed = new HashMap<>();
    private int[] linesOf = new int[64];

    int customer(byte[] name) {
        return writer.customer(name);
    }

    void add(int customer, int day, byte[] categoryName, Sums sums) {
        int category = writer.category(categoryName);
        if (customer >= linesOf.length) {
            linesOf = Arrays.copyOf(linesOf, 2 * customer);
        }
        if (linesOf[customer]++ >= MANY_LINES) {
            summed.computeIfAbsent(customer, none -> new HashMap<>())
                    .computeIfAbsent(EntryColumns.key(day, category), none -> new Sums())
                    .plus(sums);
        } else {
            writer.add(customer, day, category, sums);
        }
    }

    byte[] toBytes() {
        summed.forEach((customer, entries) -> entries.forEach(
                (key, sums) -> writer.add(customer, EntryColumns.day(key), EntryColumns.category(key), sums)));
        return writer.toBytes();
    }
}
