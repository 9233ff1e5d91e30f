package ebb.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of one text file, laid out as {@link SourceRows} has them. */
record TextRows(int file, String name, TextFormat format, List<String> columns) {

    Iterator<Row> open(Configuration hadoop) {
        try {
            BufferedReader text = TextFile.open(name, format.encoding(), hadoop);
            return new Cursor(text, format.open(text, columns));
        } catch (IOException e) {
            throw broken(name, e);
        }
    }

    static DataRefused naming(String name, String why) {
        return new DataRefused("Cannot read " + name + ": " + why);
    }

    static DataRefused broken(String name, IOException e) {
        return naming(
                name,
                e instanceof CharacterCodingException
                        ? "it holds bytes that its encoding does not have. Set options.encoding, for example to windows-1252."
                        : "it breaks off (" + e.getMessage() + "). Deliver it again.");
    }

    /** Reads one row ahead, to know whether there is one; closes the file after the last. */
    private final class Cursor implements Iterator<Row> {
        private final BufferedReader text;
        private final TextFormat.RowReader rows;
        private boolean ready;

        Cursor(BufferedReader text, TextFormat.RowReader rows) {
            this.text = text;
            this.rows = rows;
            this.ready = advance();
        }

        @Override
        public boolean hasNext() {
            return ready;
        }

        @Override
        public Row next() {
            if (!ready) {
                throw new NoSuchElementException();
            }
            Row row = row();
            ready = advance();
            return row;
        }

        private Row row() {
            Object[] values = new Object[SourceRows.ADDED.size() + columns.size()];
            values[0] = Place.of(file, rows.line());
            values[1] = rows.raw();
            String fault = rows.fault();
            values[2] = fault;
            for (int i = 0; fault == null && i < columns.size(); i++) {
                values[SourceRows.ADDED.size() + i] = rows.value(i);
            }
            return RowFactory.create(values);
        }

        private boolean advance() {
            try {
                boolean more = rows.next();
                if (!more) {
                    text.close();
                }
                return more;
            } catch (DataRefused e) {
                throw naming(name, e.getMessage());
            } catch (IOException e) {
                throw broken(name, e);
            }
        }
    }
}
