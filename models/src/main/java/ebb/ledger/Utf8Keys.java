package ebb.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** Names of customers and categories as bytes of UTF-8: their hash and their order. */
final class Utf8Keys {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** That of their bytes, as Spark orders strings; Java's own order differs beyond the basic plane. */
    static final Comparator<String> ORDER = Utf8Keys::compare;

    private Utf8Keys() {}

    static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    static String string(byte[] name) {
        return new String(name, StandardCharsets.UTF_8);
    }

    private static int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return rank(left.charAt(i)) - rank(right.charAt(i));
            }
        }
        return left.length() - right.length();
    }

    /** Halves of a character beyond the basic plane come after all characters in it. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + Character.MIN_SUPPLEMENTARY_CODE_POINT : unit;
    }

    /** Eight bytes at a time, then mixed as in SplitMix64, so that any of its bits will do to choose a partition or a slot. */
    static long hash(byte[] name) {
        long hash = name.length;
        int i = 0;
        for (; i + Long.BYTES <= name.length; i += Long.BYTES) {
            hash = (hash ^ (long) LONG.get(name, i)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        long rest = 0;
        for (; i < name.length; i++) {
            rest = (rest << 8) | (name[i] & 0xFF);
        }
        hash = (hash ^ rest) * MULTIPLIER;
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    /** Which of so many equal ranges the lower half of a hash falls into; neighbouring ranges stay neighbours when there are fewer. */
    static int bucket(long hash, int buckets) {
        return (int) (((hash & 0xFFFF_FFFFL) * buckets) >>> 32);
    }
}
