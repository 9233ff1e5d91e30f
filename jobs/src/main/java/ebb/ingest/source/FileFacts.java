package ebb.ingest.source;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What is known of a file before its rows are read.
 *
 * @param columns its columns, those of its folders' names too; empty where it holds nothing
 * @param repeated names that its header has more than once
 * @param records number of records, counted apart from reading them; negative: not known
 * @param advice what to set where the columns are not those wanted; empty: nothing
 */
public record FileFacts(List<String> columns, Set<String> repeated, long records, String advice)
        implements Serializable {

    public FileFacts with(long counted) {
        return new FileFacts(columns, repeated, counted, advice);
    }

    public static FileFacts of(List<String> columns) {
        return new FileFacts(columns, Set.of(), -1, "");
    }
}
