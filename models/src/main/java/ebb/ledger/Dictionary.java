package ebb.ledger;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/** Numbers strings 0, 1, 2, ... in the order they first come: an open hash table without boxing. */
final class Dictionary {
    private static final int NONE = -1;

    private UTF8String[] names = new UTF8String[64];
    private int[] hashes = new int[64];
    private int[] slots = emptySlots(256);
    private int size;

    int size() {
        return size;
    }

    UTF8String name(int number) {
        return names[number];
    }

    /** The number of a name, a new one where it was not there; the name is copied, its bytes may be used again. */
    int numberOf(UTF8String name) {
        return numberOf(name, name.hashCode());
    }

    int numberOf(UTF8String name, int hash) {
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        while (slots[slot] != NONE) {
            int number = slots[slot];
            if (hashes[number] == hash && names[number].equals(name)) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        return add(name, hash, slot);
    }

    private int add(UTF8String name, int hash, int slot) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        names[size] = name.copy();
        hashes[size] = hash;
        slots[slot] = size++;
        if (4 * size > 2 * slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = emptySlots(4 * slots.length);
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = spread(hashes[number]) & mask;
            while (slots[slot] != NONE) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number;
        }
    }

    /** The partition took the hash's remainder already: mix, so that one partition's names do not crowd into the same slots. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }

    private static int[] emptySlots(int count) {
        int[] slots = new int[count];
        Arrays.fill(slots, NONE);
        return slots;
    }

    /** Numbers in the order of their names' bytes, which is Spark's order of strings. */
    Integer[] sorted() {
        Integer[] numbers = new Integer[size];
        Arrays.setAll(numbers, i -> i);
        Arrays.sort(numbers, (a, b) -> names[a].compareTo(names[b]));
        return numbers;
    }
}
