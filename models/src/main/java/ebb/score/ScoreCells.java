package ebb.score;

import ebb.schema.ScoresTable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Cells of a row of {@link ScoresTable} by column name; null where none was set. */
final class ScoreCells {
    private final Object[] cells = new Object[ScoresTable.TABLE.schema().size()];

    void set(String column, Object value) {
        cells[ScoresTable.TABLE.schema().fieldIndex(column)] = value;
    }

    Row row() {
        return RowFactory.create(cells);
    }
}
