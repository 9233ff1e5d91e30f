package ebb.ingest.text;

import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * What a CSV text holds.
 *
 * @param trailing empty fields that its rows may have beyond those of the header
 */
record CsvPlan(
        CsvFormat format,
        CsvDialect dialect,
        List<String> columns,
        Set<String> repeated,
        List<TextSplit> parts,
        int trailing,
        String advice)
        implements TextPlan {

    /** One split where a record needs the values of those before it. */
    @Override
    public List<TextSplit> splits() {
        return format.fillsDown()
                ? parts.stream().reduce(TextSplit::with).stream().toList()
                : parts;
    }

    @Override
    public RecordReader open(InputStream text, TextSplit split, List<String> wanted) {
        return new CsvRecords(this, new CsvScanner(text, dialect, split.line()), split.records(), wanted);
    }
}
