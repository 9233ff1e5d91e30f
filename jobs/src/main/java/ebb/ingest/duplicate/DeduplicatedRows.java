package ebb.ingest.duplicate;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of a delivery beside the rows that were there.
 *
 * @param rows every row delivered with its final verdict
 * @param left the rows of the table, of files that were not read, that stay in it
 * @param dropped number of the rows of each file, by its name, that were marked as duplicates here; a file is missing where there are none or they were
 *     not counted
 * @param warnings what is to be said of the rows that were there
 */
public record DeduplicatedRows(Dataset<Row> rows, Dataset<Row> left, Map<String, Long> dropped, List<String> warnings) {

    public static DeduplicatedRows of(Dataset<Row> rows, Dataset<Row> left) {
        return new DeduplicatedRows(rows, left, Map.of(), List.of());
    }
}
