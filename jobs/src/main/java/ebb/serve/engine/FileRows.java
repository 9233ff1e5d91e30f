package ebb.serve.engine;

import ebb.schema.Column;
import ebb.serve.engine.PublishedFiles.DataFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of data files as DuckDB reads them, with the columns that a table is partitioned by, which are not in the files. */
public final class FileRows {
    private FileRows() {}

    /** Query of all rows of these files, of which there is at least one. */
    public static String select(List<DataFile> files) {
        Map<Map<String, String>, List<DataFile>> parts =
                files.stream().collect(Collectors.groupingBy(DataFile::partition));
        return parts.entrySet().stream()
                .map(part -> select(part.getKey(), part.getValue()))
                .collect(Collectors.joining(" UNION ALL BY NAME "));
    }

    private static String select(Map<String, String> partition, List<DataFile> files) {
        String paths = files.stream().map(file -> SqlText.literal(file.path())).collect(Collectors.joining(", "));
        String values = partition.entrySet().stream()
                .map(value -> ", " + value(value.getKey(), value.getValue()) + " AS " + SqlText.name(value.getKey()))
                .collect(Collectors.joining());
        return "SELECT *" + values + " FROM read_parquet([" + paths
                + "], union_by_name = true, hive_partitioning = false)";
    }

    private static String value(String column, String value) {
        if (value == null) {
            return "NULL";
        }
        boolean isDate = column.equals(Column.AS_OF) || column.endsWith("_on");
        return isDate ? "CAST(" + SqlText.literal(value) + " AS DATE)" : SqlText.literal(value);
    }
}
