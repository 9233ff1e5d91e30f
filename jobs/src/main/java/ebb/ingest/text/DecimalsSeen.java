package ebb.ingest.text;

import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What the texts of a number column show of its decimals: where some have three digits behind the mark and all others no mark at all, it more probably
 * separates thousands, {@code 1.234} among {@code 999}.
 */
public final class DecimalsSeen implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int GROUP = 3;

    private final char mark;
    private boolean hasWhole;
    private boolean hasDecimals;
    private String example;

    /**
     * Starts with no text seen.
     *
     * @param mark taken for the one before the decimals
     */
    public DecimalsSeen(char mark) {
        this.mark = mark;
    }

    /** Looks at a text; one that is no plain number shows nothing. */
    public void see(UTF8String text) {
        if (hasDecimals) {
            return;
        }
        int before = 0;
        int behind = -1;
        boolean startsWithZero = false;
        int length = text.numBytes();
        for (int i = 0; i < length; i++) {
            byte c = text.getByte(i);
            if (c >= '0' && c <= '9') {
                startsWithZero |= before == 0 && behind < 0 && c == '0';
                before += behind < 0 ? 1 : 0;
                behind += behind < 0 ? 0 : 1;
            } else if (c == mark && behind < 0) {
                behind = 0;
            } else if (c > ' ' && c != '-' && c != '+') {
                return;
            }
        }
        if (behind < 0) {
            hasWhole |= before > 0;
        } else if (behind == GROUP && before > 0 && before <= GROUP && !startsWithZero) {
            example = example == null ? text.toString().strip() : example;
        } else {
            hasDecimals = true;
        }
    }

    /** Adds what other texts of the column showed. */
    public void merge(DecimalsSeen other) {
        hasWhole |= other.hasWhole;
        hasDecimals |= other.hasDecimals;
        boolean isFirst = example == null || (other.example != null && other.example.compareTo(example) < 0);
        example = isFirst ? other.example : example;
    }

    /** A text that probably means a thousand times what was read; empty: nothing says so. */
    public Optional<String> suspect() {
        return hasDecimals || !hasWhole ? Optional.empty() : Optional.ofNullable(example);
    }

    public char mark() {
        return mark;
    }

    /** Whether no text was seen that showed anything. */
    public boolean isEmpty() {
        return !hasWhole && !hasDecimals && example == null;
    }

    /** The same, to go on from. */
    public DecimalsSeen copy() {
        DecimalsSeen copy = new DecimalsSeen(mark);
        copy.merge(this);
        return copy;
    }
}
