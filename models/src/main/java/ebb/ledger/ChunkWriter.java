package ebb.ledger;

import java.util.Arrays;

/** Packs entries of many customers into bytes: names once, numbers in as few bytes as they need. {@link ChunkReader} reads them. */
final class ChunkWriter {
    private final Dictionary customers = new Dictionary();
    private final Dictionary categories = new Dictionary();
    private byte[] bytes = new byte[1 << 12];
    private int size;
    private int entries;
    private int previousDay;

    int customer(byte[] name, long hash) {
        return customers.numberOf(name, hash);
    }

    int category(byte[] name) {
        return categories.numberOf(name);
    }

    int size() {
        return size;
    }

    void add(int customer, int day, int category, Sums sums) {
        ensureRoom(64);
        boolean plain = sums.isPlainLine();
        write(customer);
        writeSigned(day - previousDay);
        write(((long) category << 1) | (plain ? 0 : 1));
        writeSigned(sums.amount);
        writeSigned(sums.quantity);
        if (!plain) {
            writeSigned(sums.returnedAmount);
            writeSigned(sums.lines);
            writeSigned(sums.returnLines);
        }
        previousDay = day;
        entries++;
    }

    /** Names, then the number of entries, then the entries. */
    byte[] toBytes() {
        byte[] packed = Arrays.copyOf(bytes, size);
        size = 0;
        write(customers);
        write(categories);
        ensureRoom(packed.length + 10);
        write(entries);
        System.arraycopy(packed, 0, bytes, size, packed.length);
        return Arrays.copyOf(bytes, size + packed.length);
    }

    private void write(Dictionary names) {
        ensureRoom(10);
        write(names.size());
        for (int i = 0; i < names.size(); i++) {
            byte[] name = names.bytes(i);
            ensureRoom(name.length + 10);
            write(name.length);
            System.arraycopy(name, 0, bytes, size, name.length);
            size += name.length;
        }
    }

    private void ensureRoom(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + count, 2 * bytes.length));
        }
    }

    /** Small numbers of either sign become small numbers without one. */
    private void writeSigned(long value) {
        write((value << 1) ^ (value >> 63));
    }

    /** Seven bits a byte, the lowest first; the eighth bit says that more follow. */
    private void write(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }
}
