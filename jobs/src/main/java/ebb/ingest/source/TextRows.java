package ebb.ingest.source;

import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.text.RecordReader;
import ebb.ingest.text.TextFile;
import ebb.ingest.text.TextPlan;
import ebb.ingest.text.TextSplit;
import ebb.ingest.text.UnreadableText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The rows of one split of a text file, laid out as {@link SourceRows} has them, in Spark's own form: a row of Java objects would be made only to be
 * converted.
 *
 * @param file number of the file in the delivery
 * @param folders columns of the folders' names, with their values
 */
public record TextRows(
        int file, String name, TextPlan plan, TextSplit split, Map<String, String> folders, List<String> columns)
        implements Serializable {

    Iterator<InternalRow> open(TextFile text) {
        try {
            InputStream bytes = text.openAt(split.offset());
            return new Cursor(bytes, plan.open(bytes, split, columns));
        } catch (IOException e) {
            throw broken(name, e);
        }
    }

    static DataRefused naming(String name, String why) {
        return new DataRefused("Cannot read " + name + ": " + why);
    }

    public static DataRefused broken(String name, IOException e) {
        if (e instanceof UnreadableText) {
            return naming(name, e.getMessage());
        }
        if (e instanceof CharacterCodingException) {
            return naming(
                    name,
                    "it holds bytes that its encoding does not have. Set options.encoding, for example to windows-1252.");
        }
        String why = e instanceof EOFException || e.getMessage() == null ? "the file ends too early" : e.getMessage();
        return naming(name, "it breaks off (" + why + "). Deliver it again.");
    }

    /** Reads one row ahead, to know whether there is one; closes the file after the last. */
    private final class Cursor implements Iterator<InternalRow> {
        private final InputStream bytes;
        private final RecordReader records;
        private final UTF8String[] constants;
        private boolean isAhead;
        private boolean hasMore = true;

        Cursor(InputStream bytes, RecordReader records) {
            this.bytes = bytes;
            this.records = records;
            this.constants = columns.stream()
                    .map(column -> UTF8String.fromString(folders.get(column)))
                    .toArray(UTF8String[]::new);
        }

        /** The row given last is not touched before the next one is asked for: it points into the record. */
        @Override
        public boolean hasNext() {
            if (!isAhead && hasMore) {
                hasMore = advance();
                isAhead = hasMore;
            }
            return hasMore;
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            isAhead = false;
            int before = SourceRows.ADDED.size();
            Object[] values = new Object[before + constants.length];
            values[0] = RowPosition.of(file, records.line());
            values[1] = records.raw();
            values[2] = UTF8String.fromString(records.fault());
            for (int i = 0; i < constants.length; i++) {
                UTF8String value = records.value(i);
                values[before + i] = value == null ? constants[i] : value;
            }
            return new GenericInternalRow(values);
        }

        private boolean advance() {
            try {
                boolean more = records.next();
                if (!more) {
                    bytes.close();
                }
                return more;
            } catch (IOException e) {
                throw broken(name, e);
            }
        }
    }
}
