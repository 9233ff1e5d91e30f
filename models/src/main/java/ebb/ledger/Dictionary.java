package ebb.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers names 0, 1, 2, ... in the order they first come: an open hash table over one array of bytes, so that a look-up touches memory twice.
 */
final class Dictionary {
    private static final long FREE = -1;
    private static final long UPPER_HALF = 0xFFFF_FFFF_0000_0000L;

    private byte[] bytes = new byte[1024];
    private int[] starts = new int[64];
    /** For each slot the upper half of the name's hash, then its number. */
    private long[] slots = freeSlots(256);

    private long[] hashes = new long[64];
    private int size;

    int size() {
        return size;
    }

    /** The number of a name, a new one where it was not there. */
    int numberOf(byte[] name) {
        long hash = Utf8Keys.hash(name);
        int mask = slots.length - 1;
        int slot = homeOf(hash) & mask;
        long upperHalf = hash >>> 32;
        while (slots[slot] != FREE) {
            int number = (int) slots[slot];
            if (slots[slot] >>> 32 == upperHalf && isName(number, name)) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        return add(name, hash, slot);
    }

    /** From the upper half: names of one partition have the leading bits of the lower half in common and would crowd into a few slots. */
    private static int homeOf(long hash) {
        return (int) (hash >>> 32);
    }

    private boolean isName(int number, byte[] name) {
        return Arrays.equals(bytes, starts[number], starts[number + 1], name, 0, name.length);
    }

    private int add(byte[] name, long hash, int slot) {
        if (size + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            hashes = Arrays.copyOf(hashes, starts.length);
        }
        int start = starts[size];
        if (start + name.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + name.length, 2 * bytes.length));
        }
        System.arraycopy(name, 0, bytes, start, name.length);
        hashes[size] = hash;
        starts[size + 1] = start + name.length;
        slots[slot] = (hash & UPPER_HALF) | size;
        size++;
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = freeSlots(4 * slots.length);
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = homeOf(hashes[number]) & mask;
            while (slots[slot] != FREE) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = (hashes[number] & UPPER_HALF) | number;
        }
    }

    private static long[] freeSlots(int count) {
        long[] slots = new long[count];
        Arrays.fill(slots, FREE);
        return slots;
    }

    byte[] bytes(int number) {
        return Arrays.copyOfRange(bytes, starts[number], starts[number + 1]);
    }

    String name(int number) {
        return new String(bytes, starts[number], starts[number + 1] - starts[number], StandardCharsets.UTF_8);
    }

    /** Numbers in the order of their names' bytes, which is Spark's order of strings. */
    int[] sorted() {
        Integer[] numbers = new Integer[size];
        Arrays.setAll(numbers, i -> i);
        Arrays.sort(numbers, this::compare);
        return Arrays.stream(numbers).mapToInt(Integer::intValue).toArray();
    }

    private int compare(int left, int right) {
        return Arrays.compareUnsigned(bytes, starts[left], starts[left + 1], bytes, starts[right], starts[right + 1]);
    }
}
