package ebb.star;

import ebb.schema.Table;
import ebb.schema.WarningsTable;
import ebb.schema.star.StarWarningsTable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of {@link StarWarningsTable}; a warning that would tell of a sensitive event is not among them. */
final class WarningRows implements StarSource {
    @Override
    public Table table() {
        return StarWarningsTable.TABLE;
    }

    @Override
    public Dataset<Row> rows(StarSources sources) {
        return sources.rows(WarningsTable.TABLE)
                .map(rows ->
                        sources.rules().withheld().rowsWithout(rows, WarningsTable.MESSAGE, WarningsTable.NEXT_STEP))
                .orElseGet(() -> sources.few(table(), List.of()));
    }
}
