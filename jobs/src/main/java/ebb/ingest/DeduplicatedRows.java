package ebb.ingest;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of a delivery beside the rows that were there.
 *
 * @param rows every row delivered with its final verdict
 * @param left the rows of the table, of files that were not read, that stay in it
 * @param warnings what is to be said of the rows that were there
 */
record DeduplicatedRows(Dataset<Row> rows, Dataset<Row> left, List<String> warnings) {}
