package ebb.lake;

import ebb.lake.Publications.Publication;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Names for SQL: a table as it stands now, and {@code v_TABLE_latest} as the last publication left it. */
public final class Views {
    private final Lake lake;
    private final Guard guard;

    /** What a reader may see of a table, whatever its name in the query. */
    public interface Guard {
        Dataset<Row> open(Table table, Dataset<Row> rows);
    }

    public Views(Lake lake, Guard guard) {
        this.lake = lake;
        this.guard = guard;
    }

    public static String latest(Table table) {
        return "v_" + table.name() + "_latest";
    }

    /** Registers the names that occur in {@code query}, the others would only cost time; the names registered. */
    public Set<String> registerFor(String query) {
        String text = query.toLowerCase(Locale.ROOT);
        Set<String> names = new HashSet<>();
        Optional<Publication> publication =
                text.contains("_latest") ? new Publications(lake).latest() : Optional.empty();
        for (Table table : TableCatalogue.ALL) {
            if (occurs(table.name(), text) && lake.has(table)) {
                names.add(register(table, table.name(), lake.read(table)));
            }
            String latest = latest(table);
            publication
                    .filter(published -> published.versions().containsKey(table.name()) && occurs(latest, text))
                    .ifPresent(published ->
                            names.add(register(table, latest, new Publications(lake).read(published, table))));
        }
        return names;
    }

    private static boolean occurs(String name, String query) {
        return query.matches("(?s).*\\b" + name + "\\b.*");
    }

    private String register(Table table, String name, Dataset<Row> rows) {
        guard.open(table, rows).createOrReplaceTempView(name);
        return name;
    }

    /** Every name a query can use now. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        Optional<Publication> publication = new Publications(lake).latest();
        for (Table table : TableCatalogue.ALL) {
            if (lake.has(table)) {
                names.add(table.name());
            }
            if (publication.filter(p -> p.versions().containsKey(table.name())).isPresent()) {
                names.add(latest(table));
            }
        }
        return names;
    }
}
