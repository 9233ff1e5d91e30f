package ebb.ingest.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The bytes at the beginning of a text that tell its encoding.
 *
 * @param encoding null where there is no mark
 * @param length in bytes
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
        return new ByteOrderMark(null, 0);
    }

    private static int at(byte[] bytes, int i) {
        return i < bytes.length ? bytes[i] & 0xff : -1;
    }
}
