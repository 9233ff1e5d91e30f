package ebb.ingest;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;

/** Splits text into rows of text values. */
interface TextFormat extends Serializable {

    Charset encoding();

    /** The columns the text has; empty where the text is. */
    List<String> columns(Reader text) throws IOException;

    /**
     * Starts to read rows.
     *
     * @param columns the columns wanted, in the order wanted; one the text does not have is null in every row
     */
    RowReader open(Reader text, List<String> columns) throws IOException;

    /** Moves from row to row of one text. */
    interface RowReader {

        /** Moves to the next row; false where there is none. */
        boolean next() throws IOException;

        /** Line on which the row starts, counted from 1. */
        long line();

        /** The row as it stands in the text. */
        String raw();

        /** Why the row has no values, in words, the particulars after a colon; null: it has values. */
        String fault();

        /** The value of the i-th column wanted; null: empty. */
        String value(int i);
    }
}
