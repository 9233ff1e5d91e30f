package ebb.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.lake.Lake;
import ebb.lake.TableCatalogue;
import ebb.schema.RunsTable;
import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Versions of the tables that the run ledger and the publications tell of: none may be newer than the table's log. */
final class KnownVersions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lake lake;
    private final Set<String> unreadable;

    /**
     * Prepares to compare.
     *
     * @param unreadable names of the tables that are not to be read or judged
     */
    KnownVersions(Lake lake, Set<String> unreadable) {
        this.lake = lake;
        this.unreadable = unreadable;
    }

    /**
     * A table that is older than what is known of it.
     *
     * @param table table
     * @param held its newest version
     * @param known the version known
     * @param witness name of the table that knows it
     */
    record Beyond(Table table, long held, long known, String witness) {
        String inWords() {
            return "ends with version " + held + ", but " + witness + " knows version " + known;
        }
    }

    /** Tables whose log ends too early, by what their last writer and the last publication know. */
    List<Beyond> beyond() {
        List<Beyond> beyond = new ArrayList<>();
        add(beyond, RunsTable.TABLE, RunsTable.STARTED_AT);
        add(beyond, TableVersionsTable.TABLE, TableVersionsTable.PUBLICATION);
        return beyond;
    }

    private void add(List<Beyond> beyond, Table witness, String order) {
        if (!lake.has(witness) || unreadable.contains(witness.name())) {
            return;
        }
        Map<String, Long> told = new TreeMap<>();
        lake.read(witness).orderBy(order).collectAsList().forEach(row -> told.putAll(told(witness, row)));
        TableCatalogue.ALL.stream()
                .filter(table -> !unreadable.contains(table.name()))
                .filter(table -> told.getOrDefault(table.name(), -1L) > lake.version(table))
                .filter(table ->
                        beyond.stream().noneMatch(known -> known.table().equals(table)))
                .map(table -> new Beyond(table, lake.version(table), told.get(table.name()), witness.name()))
                .forEach(beyond::add);
    }

    private static Map<String, Long> told(Table witness, Row row) {
        if (witness.equals(TableVersionsTable.TABLE)) {
            return Map.of(row.getAs(TableVersionsTable.TABLE_NAME), row.getAs(TableVersionsTable.VERSION));
        }
        try {
            String text = Objects.requireNonNullElse(row.getAs(RunsTable.OUTPUT_VERSIONS), "{}");
            return JSON.readValue(
                    text, JSON.getTypeFactory().constructMapType(TreeMap.class, String.class, Long.class));
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
