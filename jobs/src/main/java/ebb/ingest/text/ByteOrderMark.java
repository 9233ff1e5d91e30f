package ebb.ingest.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What the bytes at the beginning of a text tell of its encoding.
 *
 * @param encoding null where they tell nothing
 * @param length of the mark in bytes
 */
record ByteOrderMark(Charset encoding, int length) {

    static ByteOrderMark of(byte[] first) {
        int a = at(first, 0);
        int b = at(first, 1);
        if (a == 0xEF && b == 0xBB && at(first, 2) == 0xBF) {
            return new ByteOrderMark(StandardCharsets.UTF_8, 3);
        }
        if (a == 0xFF && b == 0xFE) {
            return at(first, 2) == 0 && at(first, 3) == 0
                    ? new ByteOrderMark(Charset.forName("UTF-32LE"), 4)
                    : new ByteOrderMark(StandardCharsets.UTF_16LE, 2);
        }
        if (a == 0xFE && b == 0xFF) {
            return new ByteOrderMark(StandardCharsets.UTF_16BE, 2);
        }
        return new ByteOrderMark(withoutMark(a, b, at(first, 2), at(first, 3)), 0);
    }

    /** In UTF-16 every other byte of a header in Latin letters is zero, which stands in no text of another encoding. */
    private static Charset withoutMark(int first, int second, int third, int fourth) {
        if (first > 0 && second == 0 && third > 0 && fourth == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return first == 0 && second > 0 && third == 0 && fourth > 0 ? StandardCharsets.UTF_16BE : null;
    }

    private static int at(byte[] bytes, int i) {
        return i < bytes.length ? bytes[i] & 0xff : -1;
    }
}
