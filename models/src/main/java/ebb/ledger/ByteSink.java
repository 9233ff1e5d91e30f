package ebb.ledger;

import java.util.Arrays;

/** A growing array of bytes that numbers are written to in as few bytes as they need. */
final class ByteSink {
    /** Seven bits a byte: the most that a long takes. */
    private static final int MOST_BYTES = 10;

    private byte[] bytes = new byte[1 << 10];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Reads what is here so far, without a copy: nothing may be written meanwhile. */
    ByteSource source() {
        return new ByteSource(bytes, size);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensureRoom(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + count, 2 * bytes.length));
        }
    }

    /** A number that is seldom below zero: seven bits a byte, the lowest first; the eighth bit says that more follow. */
    void write(long value) {
        ensureRoom(MOST_BYTES);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** A number of either sign: small ones become small ones without a sign. */
    void writeSigned(long value) {
        write((value << 1) ^ (value >> 63));
    }

    void writeName(byte[] name) {
        write(name.length);
        append(name, name.length);
    }

    void append(ByteSink other) {
        append(other.bytes, other.size);
    }

    private void append(byte[] added, int count) {
        ensureRoom(count);
        System.arraycopy(added, 0, bytes, size, count);
        size += count;
    }
}
