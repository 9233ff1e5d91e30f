package ebb.lake;

import ebb.lake.Publications.Publication;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names for SQL: a table as it stands now, and {@code v_TABLE_latest} as the last publication left it. */
public final class Views {
    private final Lake lake;

    public Views(Lake lake) {
        this.lake = lake;
    }

    public static String latest(Table table) {
        return "v_" + table.name() + "_latest";
    }

    /** Registers the names that occur in {@code query}; the others would only cost time. */
    public void registerFor(String query) {
        String text = query.toLowerCase(Locale.ROOT);
        Optional<Publication> publication =
                text.contains("_latest") ? new Publications(lake).latest() : Optional.empty();
        for (Table table : Tables.ALL) {
            if (text.contains(table.name()) && lake.has(table)) {
                lake.read(table).createOrReplaceTempView(table.name());
                publication
                        .filter(published -> published.versions().containsKey(table.name()))
                        .ifPresent(published ->
                                new Publications(lake).read(published, table).createOrReplaceTempView(latest(table)));
            }
        }
    }

    /** Every name a query can use now. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        Optional<Publication> publication = new Publications(lake).latest();
        for (Table table : Tables.ALL) {
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
