package ebb.setup;

import ebb.ingest.source.FolderColumns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
     * @param name csv, json, parquet or delta
     * @param delimiter of CSV
     * @param encoding of text
     * @param linesBefore lines before the header
     * @param records names on the way to the records of a JSON document; empty: found without
     * @param lines name of an array in a record of which each element is a row; empty: a record is a row
     */
    record Format(String name, char delimiter, String encoding, int linesBefore, String records, String lines) {
        static final char NO_DELIMITER = ',';

        static Format of(String name) {
            return new Format(name, NO_DELIMITER, "", 0, "", "");
        }
    }

    Optional<Integer> index(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    /** The same with some of the columns. */
    SampleFile only(List<String> names) {
        if (names.equals(columns)) {
            return this;
        }
        int[] places = names.stream().mapToInt(columns::indexOf).toArray();
        return new SampleFile(
                path,
                names,
                rows.stream()
                        .map(row -> Arrays.stream(places)
                                .mapToObj(place -> place < row.length ? row[place] : null)
                                .toArray(String[]::new))
                        .toList(),
                format);
    }

    /** Values of a column, blanks around them dropped; empty ones are left out. */
    Stream<String> values(String column) {
        return index(column).stream()
                .flatMap(index -> rows.stream().map(row -> value(row, index)))
                .filter(value -> !value.isEmpty());
    }

    /** The same with empty values of some columns taken from the row above. */
    SampleFile filledDown(List<String> names) {
        List<Integer> places =
                names.stream().flatMap(name -> index(name).stream()).toList();
        String[] above = new String[columns.size()];
        List<String[]> filled = new ArrayList<>();
        for (String[] row : rows) {
            String[] copy = Arrays.copyOf(row, columns.size());
            for (int place : places) {
                copy[place] = value(copy, place).isEmpty() ? above[place] : copy[place];
                above[place] = copy[place];
            }
            filled.add(copy);
        }
        return new SampleFile(path, columns, filled, format);
    }

    /** The same with the columns that stand in the names of its folders, such as {@code dt=2025-01-01}. */
    SampleFile withFolderColumns() {
        Map<String, String> folders = FolderColumns.of(path.toString(), columns);
        if (folders.isEmpty()) {
            return this;
        }
        List<String> names =
                Stream.concat(columns.stream(), folders.keySet().stream()).toList();
        List<String[]> wider = rows.stream()
                .map(row -> Stream.concat(Arrays.stream(Arrays.copyOf(row, columns.size())), folders.values().stream())
                        .toArray(String[]::new))
                .toList();
        return new SampleFile(path, names, wider, format);
    }

    static String value(String[] row, int index) {
        return index < row.length && row[index] != null ? row[index].strip() : "";
    }
}
