package ebb.star;

import ebb.schema.ExpectedDemandTable;
import ebb.schema.Table;
import ebb.schema.star.StarDemandTable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of {@link StarDemandTable}; a category that is a sign of a sensitive event is not among them. */
final class DemandRows implements StarSource {
    @Override
    public Table table() {
        return StarDemandTable.TABLE;
    }

    @Override
    public Dataset<Row> rows(StarSources sources) {
        return sources.rows(ExpectedDemandTable.TABLE)
                .map(rows -> sources.rules().withheld().rowsWithout(rows, ExpectedDemandTable.CATEGORY))
                .orElseGet(() -> sources.few(table(), List.of()));
    }
}
