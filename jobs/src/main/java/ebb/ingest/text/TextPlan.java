package ebb.ingest.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/** What a text holds, found by reading it once, and how to read its records. */
public interface TextPlan extends Serializable {

    /** The columns, each once; empty where the text is. */
    List<String> columns();

    /** Names of columns that the text has more than once: the first keeps its name, the next is called {@code name_2}. */
    Set<String> repeated();

    /** Parts that can be read independently of each other, in order; together they hold every record once. */
    List<TextSplit> splits();

    /** Advice for a text whose columns are not those wanted; empty: none. */
    String advice();

    /**
     * Starts to read the records of a split.
     *
     * @param text UTF-8, at the split's offset
     * @param columns the columns wanted, in the order wanted; one the text does not have is null in every record
     */
    RecordReader open(InputStream text, TextSplit split, List<String> columns) throws IOException;

    /** Number of records of the text. */
    default long records() {
        return splits().stream().mapToLong(TextSplit::records).sum();
    }
}
