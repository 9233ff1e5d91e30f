package ebb.ledger;

import java.util.Arrays;

/** Reads what {@link ChunkWriter} packed, one entry after the other. */
final class ChunkReader {
    private final byte[] bytes;
    private final byte[][] customers;
    private final byte[][] categories;
    private final Sums sums = new Sums();
    private int at;
    private int entriesLeft;
    private int customer;
    private int day;
    private int category;

    ChunkReader(byte[] bytes) {
        this.bytes = bytes;
        this.customers = readNames();
        this.categories = readNames();
        this.entriesLeft = (int) read();
    }

    byte[][] customers() {
        return customers;
    }

    byte[][] categories() {
        return categories;
    }

    boolean next() {
        if (entriesLeft-- == 0) {
            return false;
        }
        customer = (int) read();
        day += (int) readSigned();
        long categoryAndShape = read();
        category = (int) (categoryAndShape >>> 1);
        sums.amount = readSigned();
        sums.quantity = readSigned();
        boolean plain = (categoryAndShape & 1) == 0;
        sums.returnedAmount = plain ? 0 : readSigned();
        sums.lines = plain ? 1 : (int) readSigned();
        sums.returnLines = plain ? 0 : (int) readSigned();
        return true;
    }

    int customer() {
        return customer;
    }

    int day() {
        return day;
    }

    int category() {
        return category;
    }

    /** Sums of the present entry; overwritten by the next. */
    Sums sums() {
        return sums;
    }

    private byte[][] readNames() {
        byte[][] names = new byte[(int) read()][];
        for (int i = 0; i < names.length; i++) {
            int length = (int) read();
            names[i] = Arrays.copyOfRange(bytes, at, at + length);
            at += length;
        }
        return names;
    }

    private long readSigned() {
        long value = read();
        return (value >>> 1) ^ -(value & 1);
    }

    private long read() {
        long value = bytes[at++];
        if (value >= 0) {
            return value;
        }
        value &= 0x7F;
        int shift = 7;
        while (true) {
            long next = bytes[at++];
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }
}
