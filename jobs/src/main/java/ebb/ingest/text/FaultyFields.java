package ebb.ingest.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Guesses which column each field of a record belongs to that has more fields than the header, so that it can be said what is lost with the record. One
 * value held the delimiter: the one for which the fields before and after it are most like those of a sound record.
 */
final class FaultyFields {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[-+(]?\\W{0,2}\\d[\\d.,' ]*\\W{0,2}");
    /** A number written with the delimiter in it: thousands in groups of three, or two decimals. */
    private static final Pattern SPLIT_NUMBER =
            Pattern.compile("-?\\W?\\d{1,3}([,.;]\\d{3})+([.,;]\\d+)?|-?\\W?\\d+[,.;]\\d{2}");

    /** What a number that is written with the delimiter adds to the likeness; where no sound record is known, it is all there is. */
    private static final double LEAST = 0.5;

    private final CsvFields fields;
    private final int header;
    private final int trailing;
    private Kind[] sound;
    private int split;
    private int extra;

    /**
     * Of the records of a text.
     *
     * @param trailing empty fields that a sound record may have beyond those of the header
     */
    FaultyFields(CsvFields fields, int header, int trailing) {
        this.fields = fields;
        this.header = header;
        this.trailing = trailing;
        this.split = header;
    }

    private enum Kind {
        EMPTY,
        DATE,
        NUMBER,
        TEXT;

        static Kind of(String text) {
            if (text.isEmpty()) {
                return EMPTY;
            }
            if (UnclosedQuote.isDate(text)) {
                return DATE;
            }
            return PLAIN_NUMBER.matcher(text).matches() ? NUMBER : TEXT;
        }
    }

    /** Remembers the kinds of values of the first sound record. */
    void learn() {
        if (sound == null) {
            sound = new Kind[header];
            Arrays.setAll(sound, i -> i < fields.count() ? Kind.of(fields.text(i)) : Kind.EMPTY);
        }
    }

    /** Looks at a record that is not sound. */
    void guess() {
        split = header;
        int beyond = fields.count() - header;
        extra = beyond > trailing && fields.areEmptyFrom(fields.count() - trailing) ? beyond - trailing : beyond;
        double best = sound == null ? LEAST : 0;
        for (int candidate = 0; extra > 0 && candidate < header; candidate++) {
            double likeness = likeness(candidate);
            if (likeness >= best) {
                best = likeness;
                split = candidate;
            }
        }
    }

    private double likeness(int candidate) {
        double like = 0;
        for (int i = 0; sound != null && i < header; i++) {
            like += Kind.of(text(i, candidate)) == sound[i] ? 1 : 0;
        }
        return like + (SPLIT_NUMBER.matcher(text(candidate, candidate)).matches() ? LEAST : 0);
    }

    private String text(int column, int candidate) {
        if (column == candidate) {
            return fields.joined(column, column + extra).toString();
        }
        return fields.text(column < candidate ? column : column + extra);
    }

    /** A number that the delimiter in it has probably divided; empty: something else is wrong. */
    Optional<String> dividedNumber() {
        return split == header
                ? Optional.empty()
                : Optional.of(text(split, split))
                        .filter(text -> SPLIT_NUMBER.matcher(text).matches());
    }

    /** The value of a column of a record that is not sound; null: it has none. */
    UTF8String value(int column, UTF8String nothing) {
        if (column == split) {
            return fields.joined(column, column + extra);
        }
        int field = column < split ? column : column + extra;
        return field < fields.count() ? fields.value(field, nothing) : null;
    }
}
