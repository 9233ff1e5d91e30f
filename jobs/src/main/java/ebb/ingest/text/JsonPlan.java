package ebb.ingest.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What a JSON text holds.
 *
 * @param lines array inside a record of which each element is a row; empty: a record is a row
 * @param isLines whether each line is an object
 * @param path names on the way to the records, separated by dots; empty: they are the text's own values
 * @param repeated columns of which a record has two, in different capitals
 */
record JsonPlan(
        String lines,
        boolean isLines,
        String path,
        List<String> columns,
        Set<String> repeated,
        long records,
        String advice)
        implements TextPlan {

    @Override
    public List<TextSplit> splits() {
        return records == 0 ? List.of() : List.of(new TextSplit(0, 1, 0, records));
    }

    /** Rows of one object a line are placed by their line; others may share one. */
    private boolean hasLines() {
        return isLines && lines.isEmpty();
    }

    @Override
    public RecordReader open(InputStream text, TextSplit split, List<String> wanted) throws IOException {
        JsonRecords rows = read(text);
        rows.choose(wanted);
        return rows;
    }

    JsonRecords read(InputStream text) throws IOException {
        JsonSource source = isLines
                ? new JsonLines(new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8)))
                : new JsonDocument(text, path);
        return new JsonRecords(source, lines, hasLines());
    }
}
