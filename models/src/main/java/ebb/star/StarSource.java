package ebb.star;

import ebb.schema.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How one table of the star is made. */
public interface StarSource {
    Table table();

    /** Its rows, without the two columns that every table of the star has; in any order of columns, and others beside them are dropped. */
    Dataset<Row> rows(StarSources sources);
}
