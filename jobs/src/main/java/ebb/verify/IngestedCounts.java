package ebb.verify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.lake.Lake;
import ebb.schema.IngestedFilesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Compares the registry of ingested files with the rows that the tables hold of each file. */
final class IngestedCounts {
    private final Lake lake;
    private final Set<String> unreadable;

    /**
     * Prepares to compare.
     *
     * @param unreadable names of the tables that are not to be read
     */
    IngestedCounts(Lake lake, Set<String> unreadable) {
        this.lake = lake;
        this.unreadable = unreadable;
    }

    /**
     * A file of which the tables do not hold the rows that the registry knows.
     *
     * @param table table that should hold them
     * @param input input the file was delivered for
     * @param file name in the registry
     * @param known rows by the registry
     * @param held rows in the table
     */
    record Mismatch(Table table, String input, String file, long known, long held) {
        String inWords() {
            return "tells of " + known + " rows of " + file + " in " + table.name() + ", which holds " + held;
        }
    }

    /** Files whose rows are not all there, or are there too often. */
    List<Mismatch> mismatches() {
        if (!isReadable(IngestedFilesTable.TABLE)) {
            return List.of();
        }
        List<Row> registry = lake.read(IngestedFilesTable.TABLE).collectAsList();
        List<Mismatch> mismatches = new ArrayList<>();
        for (Input input : InputCatalogue.ALL) {
            List<Row> files = registry.stream()
                    .filter(row -> row.getAs(IngestedFilesTable.INPUT).equals(input.name()))
                    .toList();
            mismatches.addAll(compare(input, files, input.table(), IngestedFilesTable.ACCEPTED_COUNT));
            mismatches.addAll(compare(input, files, RejectedRowsTable.TABLE, IngestedFilesTable.REJECTED_COUNT));
        }
        return mismatches;
    }

    private List<Mismatch> compare(Input input, List<Row> files, Table table, String knownColumn) {
        boolean isExpected = files.stream().anyMatch(file -> file.<Long>getAs(knownColumn) > 0);
        if (!isExpected || unreadable.contains(table.name())) {
            return List.of();
        }
        Map<String, Long> held = held(input, table);
        return files.stream()
                .map(file -> {
                    String name = file.getAs(IngestedFilesTable.SOURCE_FILE);
                    return new Mismatch(
                            table, input.name(), name, file.getAs(knownColumn), held.getOrDefault(name, 0L));
                })
                .filter(count -> count.known() != count.held())
                .toList();
    }

    private Map<String, Long> held(Input input, Table table) {
        Map<String, Long> held = new HashMap<>();
        if (lake.has(table)) {
            Dataset<Row> rows = lake.read(table);
            Dataset<Row> ofInput = table.equals(RejectedRowsTable.TABLE)
                    ? rows.where(col(RejectedRowsTable.INPUT).equalTo(input.name()))
                    : rows;
            ofInput.groupBy(IngestedFilesTable.SOURCE_FILE)
                    .agg(count(lit(1)))
                    .collectAsList()
                    .forEach(row -> held.put(row.getString(0), row.getLong(1)));
        }
        return held;
    }

    private boolean isReadable(Table table) {
        return lake.has(table) && !unreadable.contains(table.name());
    }
}
