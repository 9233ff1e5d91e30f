package ebb.star;

import ebb.schema.NextActionsTable;
import ebb.schema.Table;
import ebb.schema.star.StarActionsTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of {@link StarActionsTable}; an action that would tell of a sensitive event is not among them. */
final class ActionRows implements StarSource {
    @Override
    public Table table() {
        return StarActionsTable.TABLE;
    }

    @Override
    public Dataset<Row> rows(StarSources sources) {
        List<String> asides = new ArrayList<>(NextActionsTable.REASONS);
        asides.add(NextActionsTable.MERGED);
        WithheldWords withheld = sources.rules().withheld();
        return sources.rows(NextActionsTable.TABLE)
                .map(rows -> withheld.rowsWithout(rows, NextActionsTable.ACTION, NextActionsTable.OFFER))
                .map(rows -> withheld.textsWithout(rows, asides))
                .orElseGet(() -> sources.few(table(), List.of()));
    }
}
