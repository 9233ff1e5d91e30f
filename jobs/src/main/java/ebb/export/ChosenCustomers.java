package ebb.export;

import ebb.conf.SettingsException;
import ebb.lake.QueryGuard;
import ebb.lake.SegmentFiles;
import ebb.schema.Column;
import ebb.schema.ScoreMovesTable;
import ebb.schema.ScoresTable;
import ebb.schema.Table;
import ebb.schema.star.StarCustomersTable;
import ebb.segment.saved.SavedSegment;
import ebb.segment.saved.SegmentColumn;
import ebb.segment.saved.SegmentColumns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.AnalysisException;
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
    private static final String SCORED = "scored_customers";

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

    /**
     * Those of whom a condition in SQL is true, by the published scores with their reasons and by what moved them.
     *
     * @throws SettingsException where it is no condition on columns of these two tables
     */
    public static ChosenCustomers where(String condition, ExportSource source) {
        Dataset<Row> scored = scored(source);
        scored.createOrReplaceTempView(SCORED);
        String query = "SELECT " + Column.CUSTOMER_ID + " FROM " + SCORED + " WHERE (" + condition + "\n)";
        try {
            return new ChosenCustomers(
                    "of customers by their scores",
                    QueryGuard.answer(source.lake(), query, Set.of(SCORED)).distinct());
        } catch (AnalysisException e) {
            throw new SettingsException(
                    "Cannot choose customers by " + condition + ": " + QueryGuard.reason(e)
                            + " Give a condition such as \"" + ScoreMovesTable.MAIN_CAUSE
                            + " = 'model'\" on the columns "
                            + String.join(", ", scored.columns()) + ".",
                    e);
        }
    }

    /** The published scores; beside those whose band changed, what {@link ScoreMovesTable} has and they have not. */
    private static Dataset<Row> scored(ExportSource source) {
        Dataset<Row> moves = source.has(ScoreMovesTable.TABLE)
                ? source.read(ScoreMovesTable.TABLE)
                : source.lake().rows(ScoreMovesTable.TABLE, List.of());
        Set<String> known =
                new HashSet<>(Arrays.asList(ScoresTable.TABLE.schema().fieldNames()));
        known.remove(Column.CUSTOMER_ID);
        return source.read(ScoresTable.TABLE)
                .join(moves.drop(known.toArray(String[]::new)), new String[] {Column.CUSTOMER_ID}, "left");
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
