package ebb.report;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The published tables that the report is read from; those of inputs that are off are null.
 *
 * @param customers null: no names are shown
 * @param care those of warnings and account classes
 */
public record ReportTables(
        Dataset<Row> scores,
        Dataset<Row> segments,
        Dataset<Row> purchases,
        Dataset<Row> customers,
        Dataset<Row> ingestedFiles,
        Dataset<Row> rejected,
        CareTables care) {}
