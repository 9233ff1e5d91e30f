package ebb.ingest.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Moves from record to record of a CSV text, over bytes.
 *
 * <p>Written here because no CSV library goes on behind a quote that is not closed: each takes what follows, up to the next quote or the end of the
 * file, for the field's text. It makes no object for a field that nobody asks for. Values are views of a block of bytes that is never written again.
 */
final class CsvScanner {
    private static final int BLOCK = 1 << 20;
    private static final int MOST_RECORD_BYTES = 1 << 26;

    private final InputStream in;
    private CsvFields fields;
    private byte[] bytes = {};
    private long base;
    private int start;
    private int limit;
    private boolean isLast;
    private long line;
    private boolean began;

    CsvScanner(InputStream in, CsvDialect dialect, long line) {
        this.in = in;
        this.fields = new CsvFields(dialect);
        this.line = line;
    }

    /** Goes on with another dialect behind the record, or the lines skipped, that it stands at. */
    void use(CsvDialect dialect) {
        if (began) {
            start = fields.end();
            line += fields.lines();
            began = false;
        }
        fields = new CsvFields(dialect);
    }

    CsvFields fields() {
        return fields;
    }

    /** The byte that ends lines: a carriage return where the first block has one and no line feed. */
    byte lineEnd() throws IOException {
        fill();
        boolean hasReturn = false;
        for (int i = start; i < limit; i++) {
            if (bytes[i] == '\n') {
                return '\n';
            }
            hasReturn |= bytes[i] == '\r';
        }
        return (byte) (hasReturn ? '\r' : '\n');
    }

    /** The text up to and including the first line end, or the first block where it has none; what was looked at is still to be read. */
    byte[] peekLine(byte lineEnd) throws IOException {
        if (limit == start && !isLast) {
            fill();
        }
        int end = start;
        while (end < limit && bytes[end] != lineEnd) {
            end++;
        }
        return Arrays.copyOfRange(bytes, start, Math.min(limit, end + 1));
    }

    /** Passes over a whole line, whatever is in it; false where there is none. */
    boolean skipLine(byte lineEnd) throws IOException {
        int length = peekLine(lineEnd).length;
        start += length;
        line++;
        return length > 0;
    }

    /** Moves to the next record; false where there is none. */
    boolean next() throws IOException {
        do {
            if (!advance()) {
                return false;
            }
        } while (fields.areEmpty());
        return true;
    }

    private boolean advance() throws IOException {
        if (began) {
            start = fields.end();
            line += fields.lines();
        }
        began = true;
        while (start == limit || !fields.scan(bytes, start, limit, isLast)) {
            if (isLast) {
                return false;
            }
            fill();
        }
        return true;
    }

    /** Reads on into a block of its own, which begins with what is left of the one before. */
    private void fill() throws IOException {
        int left = limit - start;
        if (left > MOST_RECORD_BYTES) {
            throw new UnreadableText("from line " + line + " on it has no line end for more than "
                    + (MOST_RECORD_BYTES >> 20) + " MB, so it is no CSV file. Check the path and inputs.*.format.");
        }
        byte[] block = new byte[Math.max(BLOCK, 2 * left)];
        System.arraycopy(bytes, start, block, 0, left);
        int read = in.readNBytes(block, left, block.length - left);
        isLast = read < block.length - left;
        base += start;
        bytes = block;
        start = 0;
        limit = left + read;
    }

    /** Line on which the record starts. */
    long line() {
        return line;
    }

    /** Where the record starts, in bytes from where the scanner began to read. */
    long offset() {
        return base + start;
    }

    /** Where the record ends, in bytes from where the scanner began to read. */
    long endOffset() {
        return base + fields.end();
    }

    /** Line after the record. */
    long nextLine() {
        return line + fields.lines();
    }

    /** Whether the record is the last of the text and has no line end: it may have been cut off. */
    boolean isCutOff() {
        return isLast && fields.end() == limit && !fields.endsWithLineEnd();
    }

    UTF8String raw() {
        int end = fields.end();
        while (end > start && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return UTF8String.fromBytes(bytes, start, end - start);
    }
}
