package ebb.ingest;

import ebb.lake.ErasedCustomers;
import ebb.schema.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where ingest finds what is there already and puts what it accepted: the lake, seen through the three things ingest does to it. */
interface IngestTarget {

    /** The table's rows; none where the table does not exist yet. */
    Dataset<Row> read(Table table);

    /** Customers whose rows are not to come in again. */
    default ErasedCustomers erased() {
        return ErasedCustomers.NONE;
    }

    /** Adds rows in one commit; creates the table where there is none. */
    void append(Table table, Dataset<Row> rows);

    /**
     * Puts {@code rows} in place of those that meet {@code condition}, in one commit.
     *
     * @param condition Spark SQL condition that all of {@code rows} meet
     */
    void replaceWhere(Table table, String condition, Dataset<Row> rows);
}
