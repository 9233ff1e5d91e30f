package ebb.ingest.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of another encoding as UTF-8; refuses bytes that the encoding does not have. */
final class TranscodingStream extends InputStream {
    private static final int CHARS = 1 << 15;

    private final Reader decoded;
    private final char[] chars = new char[CHARS + 1];
    private byte[] bytes = {};
    private int at;

    TranscodingStream(InputStream in, Charset encoding) {
        this.decoded = new InputStreamReader(
                in,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        decoded.close();
    }

    private boolean fill() throws IOException {
        if (at < bytes.length) {
            return true;
        }
        int count = decoded.read(chars, 0, CHARS);
        if (count < 0) {
            return false;
        }
        if (Character.isHighSurrogate(chars[count - 1])) {
            int low = decoded.read();
            if (low >= 0) {
                chars[count++] = (char) low;
            }
        }
        bytes = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }
}
