package ebb.export;

import ebb.lake.SegmentFiles;
import ebb.schema.Column;
import ebb.schema.Table;
import ebb.schema.star.StarCustomersTable;
import ebb.segment.saved.SavedSegment;
import ebb.segment.saved.SegmentColumn;
import ebb.segment.saved.SegmentColumns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Some of the customers, from whom a list is made.
 *
 * @param words as {@code exports} names the list
 * @param ids their ids, each once
 */
public record ChosenCustomers(String words, Dataset<Row> ids) {

    /** Those whose ids stand in a text file, one on each line. */
    public static ChosenCustomers in(Path file, ExportSource source) {
        return new ChosenCustomers(
                "of chosen customers", CustomerIds.read(source.lake().spark(), file));
    }

    /**
     * Those in a saved segment, by the publication in force; with them who is held back as control and would be in it.
     *
     * @throws ebb.conf.SettingsException where there is no segment of that name
     */
    public static ChosenCustomers inSegment(String name, ExportSource source) {
        SavedSegment segment =
                new SegmentFiles(source.lake().root(), source.lake().configuration()).require(name);
        if (!source.has(StarCustomersTable.TABLE)) {
            throw new IllegalStateException("Cannot export the segment " + name
                    + ": what is published has no tables for readers. Run `ebb run`.");
        }
        return new ChosenCustomers(
                "of the segment " + name,
                people(source).where(segment.competing()).select(Column.CUSTOMER_ID));
    }

    private static Dataset<Row> people(ExportSource source) {
        return SegmentColumns.TABLES.stream()
                .map(table -> columns(source, table))
                .reduce((some, more) -> some.join(more, new String[] {Column.CUSTOMER_ID}, "left"))
                .orElseThrow();
    }

    private static Dataset<Row> columns(ExportSource source, Table table) {
        List<org.apache.spark.sql.Column> columns = new ArrayList<>(List.of(functions.col(Column.CUSTOMER_ID)));
        SegmentColumns.of(table).stream()
                .map(SegmentColumn::name)
                .map(functions::col)
                .forEach(columns::add);
        return source.read(table).select(columns.toArray(org.apache.spark.sql.Column[]::new));
    }
}
