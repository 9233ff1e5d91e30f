package ebb.ingest.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.MalformedInputException;

/** Passes UTF-8 on and refuses bytes that are none: replaced by question marks, they would change names and ids in silence. */
final class Utf8CheckingStream extends FilterInputStream {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080808080808080L;

    private int expected;
    private int lowest = 0x80;
    private int highest = 0xBF;

    Utf8CheckingStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            check(bytes, offset, offset + read);
        } else if (read < 0 && expected > 0) {
            throw new MalformedInputException(1);
        }
        return read;
    }

    /** The part passed over was checked when the text was planned. */
    @Override
    public long skip(long bytes) throws IOException {
        expected = 0;
        return super.skip(bytes);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check(byte[] bytes, int from, int until) throws MalformedInputException {
        int at = from;
        while (at < until) {
            if (expected == 0) {
                while (at + Long.BYTES <= until && ((long) LONGS.get(bytes, at) & NOT_ASCII) == 0) {
                    at += Long.BYTES;
                }
                if (at == until) {
                    return;
                }
            }
            check(bytes[at++] & 0xff);
        }
    }

    /** Table 3-7 of the Unicode standard: well-formed byte sequences. */
    private void check(int value) throws MalformedInputException {
        if (expected > 0) {
            if (value < lowest || value > highest) {
                throw new MalformedInputException(1);
            }
            expected--;
            lowest = 0x80;
            highest = 0xBF;
        } else if (value >= 0x80) {
            if (value < 0xC2 || value > 0xF4) {
                throw new MalformedInputException(1);
            }
            expected = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
            lowest = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
            highest = value == 0xED ? 0x9F : value == 0xF4 ? 0x8F : 0xBF;
        }
    }
}
