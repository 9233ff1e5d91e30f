package ebb.serve.engine;

import ebb.schema.Column;
import ebb.serve.engine.PublishedFiles.DataFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows of data files as DuckDB reads them, with the columns that a table is partitioned by: Delta's log has their values, and files may or may not. */
public final class FileRows {
    private FileRows() {}

    /** The same with every column of the table: one that is younger than a file is not in it, and null as in Delta. */
    static String select(StructType columns, List<DataFile> files) {
        String none = Stream.of(columns.fields())
                .map(field -> "CAST(NULL AS " + type(field.dataType()) + ") AS " + SqlText.name(field.name()))
                .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
        return none + " UNION ALL BY NAME " + select(files);
    }

    private static String type(DataType type) {
        return type.equals(DataTypes.TimestampType) ? "TIMESTAMPTZ" : type.sql();
    }

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
        return "SELECT " + columns(partition) + " FROM read_parquet([" + paths
                + "], union_by_name = true, hive_partitioning = false)";
    }

    private static String columns(Map<String, String> partition) {
        if (partition.isEmpty()) {
            return "*";
        }
        String names = partition.keySet().stream().map(SqlText::literal).collect(Collectors.joining(", "));
        String values = partition.entrySet().stream()
                .map(value -> ", " + value(value.getKey(), value.getValue()) + " AS " + SqlText.name(value.getKey()))
                .collect(Collectors.joining());
        return "COLUMNS(lambda name: name NOT IN (" + names + "))" + values;
    }

    private static String value(String column, String value) {
        if (value == null) {
            return "NULL";
        }
        boolean isDate = column.equals(Column.AS_OF) || column.endsWith("_on");
        return isDate ? "CAST(" + SqlText.literal(value) + " AS DATE)" : SqlText.literal(value);
    }
}
