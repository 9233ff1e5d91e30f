package ebb.ingest.delivery;

import ebb.lake.ErasedCustomers;
import ebb.lake.StagedRows;
import ebb.schema.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where ingest finds what is there already and puts what it accepted: the lake, seen through the three things ingest does to it. */
public interface IngestTarget {

    /** The table's rows; none where the table does not exist yet. */
    Dataset<Row> read(Table table);

    /** Customers whose rows are not to come in again. */
    default ErasedCustomers erased() {
        return ErasedCustomers.NONE;
    }

    /**
     * Writes rows as files of the table that nobody sees before {@link #append(StagedRows)}.
     *
     * @param rows the table's columns; one that may be null and is left out is null in every row
     */
    StagedRows stage(Table table, Dataset<Row> rows);

    /** Adds staged rows to their table in one commit. */
    void append(StagedRows rows);

    /** Adds rows in one commit; creates the table where there is none. */
    void append(Table table, Dataset<Row> rows);

    /**
     * Puts {@code rows} in place of those that meet {@code condition}, in one commit.
     *
     * @param condition Spark SQL condition that all of {@code rows} meet
     */
    void replaceWhere(Table table, String condition, Dataset<Row> rows);
}
