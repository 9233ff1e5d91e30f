package ebb.star;

import ebb.schema.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A fact whose rows are those of another table.
 *
 * @param table of the star
 * @param source where the rows are from; the fact is empty where that was not published
 */
record CopiedRows(Table table, Table source) implements StarSource {
    @Override
    public Dataset<Row> rows(StarSources sources) {
        return sources.rows(source).orElseGet(() -> sources.few(table, List.of()));
    }
}
