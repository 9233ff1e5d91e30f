package ebb.report;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables that the sections on account care are read from; null where they were never written.
 *
 * @param ahead those that look back by period and ahead
 */
public record CareTables(
        Dataset<Row> warnings, Dataset<Row> warningQuality, Dataset<Row> accounts, Dataset<Row> movement, Ahead ahead) {
    public static final CareTables NONE = new CareTables(null, null, null, null, Ahead.NONE);

    /** Service by period, cohorts, occasions and near demand. */
    public record Ahead(
            Dataset<Row> serviceQuality, Dataset<Row> cohorts, Dataset<Row> occasions, Dataset<Row> demand) {
        public static final Ahead NONE = new Ahead(null, null, null, null);
    }
}
