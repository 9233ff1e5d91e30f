package ebb.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Columns, keys, indexes and comments of a schema's tables as they stand in PostgreSQL, read in one query. Only what Ebb made is asked for: an index that somebody
 * added is no difference, a column is.
 */
final class PostgresCatalog {
    private static final String COLUMN = "column";
    private static final String KEY = "primary key";
    private static final String INDEX = "index";
    private static final String COMMENT = "comment";

    /** A column that was dropped leaves its number unused, so that one made anew under its name is told from it. */
    private static final String QUERY = """
            WITH tables AS (
              SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = ? AND c.relkind IN ('r', 'p'))
            SELECT t.relname, 'column', a.attnum::int, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
              FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT t.relname, CASE WHEN i.indisprimary THEN 'primary key' ELSE 'index' END, 0,
                (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
                  FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, place)
                  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum)
              FROM tables t JOIN pg_index i ON i.indrelid = t.oid
              WHERE i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
            UNION ALL
            SELECT t.relname, 'comment', d.objsubid, d.description
              FROM tables t JOIN pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_class'::regclass
            ORDER BY 1, 2, 3""";

    private record Entry(String kind, int number, String words) {}

    private final Map<String, List<Entry>> tables;

    private PostgresCatalog(Map<String, List<Entry>> tables) {
        this.tables = tables;
    }

    static PostgresCatalog read(Connection connection, String schema) throws SQLException {
        Map<String, List<Entry>> tables = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(new Entry(row.getString(2), row.getInt(3), row.getString(4)));
                }
            }
        }
        return new PostgresCatalog(tables);
    }

    /** In what the table that stands differs from its definition, in words; empty: in nothing that its rows or queries depend on. */
    Optional<String> difference(DatabaseTable table) {
        if (!tables.containsKey(table.name())) {
            return Optional.of("missing: the table");
        }
        List<String> differences = new ArrayList<>();
        List<String> wanted = columns(table);
        List<String> standing = words(table, COLUMN);
        differences.addAll(without("missing: ", COLUMN, wanted, standing));
        differences.addAll(without("added: ", COLUMN, standing, wanted));
        if (differences.isEmpty() && !isInOrder(table, wanted)) {
            differences.add("a column was dropped and made anew, or stands in another place");
        }
        differences.addAll(without("missing: ", KEY, List.of(String.join(", ", table.key())), words(table, KEY)));
        differences.addAll(without("missing: ", INDEX, table.indexes(), words(table, INDEX)));
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
    }

    private static List<String> without(String head, String kind, List<String> some, List<String> others) {
        return some.stream()
                .filter(one -> !others.contains(one))
                .map(one -> head + kind + " " + one)
                .toList();
    }

    private boolean isInOrder(DatabaseTable table, List<String> wanted) {
        List<Entry> columns = entries(table).stream()
                .filter(entry -> entry.kind().equals(COLUMN))
                .toList();
        for (int i = 0; i < wanted.size(); i++) {
            if (!columns.get(i).equals(new Entry(COLUMN, i + 1, wanted.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the table and its columns have the comments that they should have. */
    boolean hasComments(DatabaseTable table) {
        List<String> wanted = new ArrayList<>(List.of(table.comment()));
        Arrays.stream(table.columns().fields())
                .map(field -> field.getComment().getOrElse(() -> ""))
                .filter(comment -> !comment.isEmpty())
                .forEach(wanted::add);
        return words(table, COMMENT).equals(wanted);
    }

    /** As PostgreSQL writes them; a key is never null. */
    private static List<String> columns(DatabaseTable table) {
        return Arrays.stream(table.columns().fields())
                .map(field -> field.name() + " " + type(field.dataType())
                        + (field.nullable() && !table.key().contains(field.name()) ? "" : " NOT NULL"))
                .toList();
    }

    private static String type(DataType type) {
        return type.equals(DataTypes.IntegerType) ? "integer" : Sql.type(type);
    }

    private List<String> words(DatabaseTable table, String kind) {
        return entries(table).stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(Entry::words)
                .toList();
    }

    private List<Entry> entries(DatabaseTable table) {
        return tables.getOrDefault(table.name(), List.of());
    }
}
