package ebb.ingest.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The fields of one CSV record as places in a block of bytes.
 *
 * <p>A field that begins with a quote ends with a quote before a delimiter or a line end, and may hold line ends. It is broken where no such quote comes
 * within {@value #MOST_FIELD_BYTES} bytes, where on a later line a quote is followed by text (it opens another field), or where a line inside it is a
 * record by itself. A broken field ends its record at the end of the line on which its quote was opened. On that line a quote inside a quoted field
 * need not be doubled ({@code "a 5" screen"}), unless it stands directly after a delimiter. The fields of such a line from the quote on are those
 * between its delimiters.
 */
final class CsvFields {
    private static final int MOST_FIELD_BYTES = 1_000_000;
    private static final int MORE = -1;
    private static final int BROKEN = -2;
    private static final int TEXT_FOLLOWS = -3;

    private final CsvDialect dialect;
    private final UnclosedQuote swallowed;
    private final byte delimiter;
    private final byte quote;
    private final byte escape;
    private final byte lineEnd;
    private final boolean[] ends = new boolean[256];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private boolean[] escaped = new boolean[16];
    private byte[] bytes = {};
    private int limit;
    private boolean isLast;
    private int count;
    private int end;
    private int lines;
    private boolean isBroken;
    private int inside;
    private boolean hasEscapes;

    CsvFields(CsvDialect dialect) {
        this.dialect = dialect;
        this.swallowed = new UnclosedQuote(dialect);
        this.delimiter = dialect.delimiter()[0];
        this.quote = dialect.quote();
        this.escape = dialect.escape();
        this.lineEnd = dialect.lineEnd();
        ends[delimiter & 0xff] = true;
        ends[lineEnd & 0xff] = true;
    }

    /**
     * Finds the fields of the record that starts at {@code start}.
     *
     * @param isLast whether no bytes come after {@code limit}
     * @return false where more bytes are needed to tell
     */
    boolean scan(byte[] block, int start, int limit, boolean isLast) {
        this.bytes = block;
        this.limit = limit;
        this.isLast = isLast;
        count = 0;
        lines = 0;
        isBroken = false;
        int position = start;
        while (true) {
            int first = firstNonBlank(position);
            if (first == limit && !isLast) {
                return false;
            }
            boolean isQuoted = first < limit && bytes[first] == quote;
            int next = isQuoted ? quoted(first) : plain(first);
            if (next == MORE) {
                return false;
            }
            if (next == BROKEN) {
                return endBroken(first);
            }
            if (next == limit || bytes[next] == lineEnd) {
                lines++;
                end = Math.min(limit, next + 1);
                return true;
            }
            position = next + dialect.delimiter().length;
        }
    }

    private int firstNonBlank(int position) {
        int at = position;
        while (at < limit && bytes[at] >= 0 && bytes[at] <= ' ' && !isEnd(at)) {
            at++;
        }
        return at;
    }

    /** Whether a field ends here: at a delimiter or a line end. */
    private boolean isEnd(int at) {
        return ends[bytes[at] & 0xff] && (bytes[at] == lineEnd || isDelimiter(at));
    }

    private boolean isDelimiter(int at) {
        byte[] marks = dialect.delimiter();
        if (marks.length == 1) {
            return bytes[at] == delimiter;
        }
        return at + marks.length <= limit && Arrays.equals(bytes, at, at + marks.length, marks, 0, marks.length);
    }

    /** White space around an unquoted value is no part of it. */
    private int plain(int first) {
        byte[] block = bytes;
        int at = first;
        while (true) {
            while (at < limit && !ends[block[at] & 0xff]) {
                at++;
            }
            if (at + dialect.delimiter().length > limit && !isLast) {
                return MORE;
            }
            if (at >= limit || isEnd(at)) {
                break;
            }
            at++;
        }
        int last = at;
        while (last > first && block[last - 1] >= 0 && block[last - 1] <= ' ') {
            last--;
        }
        add(first, last, false);
        return at;
    }

    private int quoted(int open) {
        inside = 0;
        hasEscapes = false;
        boolean hasBareQuote = false;
        int at = open + 1;
        while (true) {
            while (at < limit && bytes[at] != quote && bytes[at] != escape && bytes[at] != lineEnd) {
                at++;
            }
            if (at - open > MOST_FIELD_BYTES || (at >= limit && isLast)) {
                return BROKEN;
            }
            if (at + 1 >= limit && !isLast) {
                return MORE;
            }
            if (bytes[at] == lineEnd) {
                if (hasBareQuote) {
                    return BROKEN;
                }
                inside++;
                at++;
            } else if (isEscape(at)) {
                hasEscapes = true;
                at += 2;
            } else if (bytes[at] != quote) {
                at++;
            } else {
                int after = close(open, at);
                if (after != TEXT_FOLLOWS) {
                    return after;
                }
                hasBareQuote = true;
                at++;
            }
        }
    }

    /** The place after the field that a quote closes, or why it does not close it. */
    private int close(int open, int at) {
        int after = firstNonBlank(at + 1);
        if (after + dialect.delimiter().length > limit && !isLast) {
            return MORE;
        }
        if (after < limit && !isEnd(after)) {
            return inside > 0 || opensAField(at) ? BROKEN : TEXT_FOLLOWS;
        }
        if (inside > 0 && swallowed.isIn(text(open + 1, at), this)) {
            return BROKEN;
        }
        add(open + 1, at, hasEscapes);
        lines += inside;
        return after;
    }

    /** Whether the mark takes the meaning off the quote or mark that follows it. */
    private boolean isEscape(int at) {
        if (at + 1 >= limit) {
            return false;
        }
        boolean isQuoteNext = bytes[at + 1] == quote;
        return bytes[at] == escape
                ? isQuoteNext || (escape != quote && bytes[at + 1] == escape)
                : bytes[at] == quote && isQuoteNext;
    }

    private boolean opensAField(int at) {
        int before = at - dialect.delimiter().length;
        return before >= 0 && isDelimiter(before);
    }

    /** The field as it stands in the text. */
    String text(int i) {
        return text(from[i], to[i]);
    }

    private String text(int first, int last) {
        return new String(bytes, first, last - first, StandardCharsets.UTF_8);
    }

    private boolean endBroken(int open) {
        int at = open;
        while (true) {
            int first = firstNonBlank(at);
            at = plain(first < limit && bytes[first] == quote ? first + 1 : first);
            if (at == MORE) {
                return false;
            }
            if (to[count - 1] > from[count - 1] && bytes[to[count - 1] - 1] == quote) {
                to[count - 1]--;
            }
            if (at >= limit || bytes[at] == lineEnd) {
                break;
            }
            at += dialect.delimiter().length;
        }
        isBroken = true;
        lines++;
        end = Math.min(limit, at + 1);
        return true;
    }

    private void add(int first, int last, boolean isEscaped) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            escaped = Arrays.copyOf(escaped, 2 * count);
        }
        from[count] = first;
        to[count] = last;
        escaped[count++] = isEscaped;
    }

    int count() {
        return count;
    }

    /** Place after the record and its line end. */
    int end() {
        return end;
    }

    /** Number of lines the record takes. */
    int lines() {
        return lines;
    }

    /** Whether a quote was opened and not closed; where the fields from it on end is then a guess. */
    boolean isBroken() {
        return isBroken;
    }

    boolean endsWithLineEnd() {
        return end > 0 && bytes[end - 1] == lineEnd;
    }

    /** Whether no field holds anything: a blank line, or delimiters alone. */
    boolean areEmpty() {
        return !isBroken && areEmptyFrom(0);
    }

    boolean areEmptyFrom(int first) {
        for (int i = first; i < count; i++) {
            if (from[i] != to[i]) {
                return false;
            }
        }
        return true;
    }

    /** The text from one field to the end of another, with the delimiters between them. */
    UTF8String joined(int first, int last) {
        return UTF8String.fromBytes(bytes, from[first], to[last] - from[first]);
    }

    /** The value of a field; null: empty, or {@code nothing}, which may be null. */
    UTF8String value(int i, UTF8String nothing) {
        if (from[i] == to[i]) {
            return null;
        }
        UTF8String value = escaped[i] ? unescaped(i) : UTF8String.fromBytes(bytes, from[i], to[i] - from[i]);
        return nothing != null && value.equals(nothing) ? null : value;
    }

    private UTF8String unescaped(int i) {
        byte[] text = new byte[to[i] - from[i]];
        int length = 0;
        for (int at = from[i]; at < to[i]; at++) {
            if (at + 1 < to[i] && isEscape(at)) {
                at++;
            }
            text[length++] = bytes[at];
        }
        return UTF8String.fromBytes(text, 0, length);
    }
}
