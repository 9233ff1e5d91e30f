package ebb.ingest.text;

import java.io.Serializable;

/**
 * A part of a text that begins and ends between two records.
 *
 * @param offset where it begins, in bytes of the text as UTF-8 without its byte order mark
 * @param line line on which it begins, from 1
 * @param bytes its length
 * @param records number of records in it
 */
public record TextSplit(long offset, long line, long bytes, long records) implements Serializable {

    /** This split and the one that follows it directly, as one. */
    public TextSplit with(TextSplit next) {
        return new TextSplit(offset, line, bytes + next.bytes, records + next.records);
    }
}
