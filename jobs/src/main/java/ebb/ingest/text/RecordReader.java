package ebb.ingest.text;

import java.io.IOException;
import org.apache.spark.unsafe.types.UTF8String;

/** Moves from record to record of a split. Blank lines, and lines in which every field is empty, are no records. */
public interface RecordReader {

    /** Moves to the next record; false where there is none. */
    boolean next() throws IOException;

    /** Line on which the record starts, or its number where the plan has no lines; from 1. */
    long line();

    /** The record as it stands in the text, without the line end. */
    UTF8String raw();

    /**
     * Why the record cannot be divided into values, in words, the particulars after a colon; null: it can. The values of one that cannot are a guess:
     * good to say what is lost with it, and for nothing else.
     */
    String fault();

    /** The value of the i-th column wanted; null: empty. */
    UTF8String value(int i);
}
