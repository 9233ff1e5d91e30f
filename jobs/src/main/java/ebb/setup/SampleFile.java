package ebb.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The beginning of one delivered file, as text.
 *
 * @param rows values by column; an absent one is null
 * @param format how it is written
 */
record SampleFile(Path path, List<String> columns, List<String[]> rows, Format format) {

    /**
     * How a file is written.
     *
     * @param name csv, json or parquet
     * @param delimiter of CSV
     * @param encoding of text
     * @param linesBefore lines before the header
     */
    record Format(String name, char delimiter, String encoding, int linesBefore) {}

    Optional<Integer> index(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    /** Values of a column, blanks around them dropped; empty ones are left out. */
    Stream<String> values(String column) {
        return index(column).stream()
                .flatMap(index -> rows.stream().map(row -> value(row, index)))
                .filter(value -> !value.isEmpty());
    }

    static String value(String[] row, int index) {
        return index < row.length && row[index] != null ? row[index].strip() : "";
    }
}
