package ebb.report;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables that the sections on account care are read from; null where they were never written. */
public record CareTables(
        Dataset<Row> warnings, Dataset<Row> warningQuality, Dataset<Row> accounts, Dataset<Row> movement) {
    public static final CareTables NONE = new CareTables(null, null, null, null);
}
