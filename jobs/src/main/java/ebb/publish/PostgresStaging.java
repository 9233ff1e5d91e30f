package ebb.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * The schema beside the one that readers see: rows on their way, what was brought whole, and what was sent when. A table that was brought before a publisher was
 * killed is not brought again.
 */
final class PostgresStaging {
    /** What is sent, with the version it is of. */
    static final String SENT = "sent";

    private static final String BROUGHT = "brought";
    private static final String GONE = "_gone";
    private static final int BUFFER = 1 << 16;

    private final Connection connection;
    private final String schema;
    private final String beside;
    private final Extent extent;

    PostgresStaging(Connection connection, String schema, Extent extent) {
        this.connection = connection;
        this.schema = schema;
        this.beside = beside(schema);
        this.extent = extent;
    }

    static String beside(String schema) {
        return schema + "_staging";
    }

    static String gone(DatabaseTable table) {
        return table.name() + GONE;
    }

    /** How a table gets its new rows. */
    enum Way {
        /** Nothing has changed. */
        NONE,
        /** Rows that changed, and keys that are gone. */
        CHANGES,
        /** All rows, compared in the database. */
        WHOLE,
        /** All rows in a table of its own, which takes the place of the former. */
        ANEW
    }

    /**
     * A table whose rows are in the schema beside.
     *
     * @param rows that were sent
     * @param total rows of the table then
     * @param standing what was there before
     */
    record Delivery(DatabaseTable table, Way way, long rows, long total, Standing standing) {
        boolean needsComments() {
            return way != Way.NONE || !standing.hasComments();
        }
    }

    /**
     * A table that readers see, against what was sent to it.
     *
     * @param difference what somebody changed in its definition; empty: nothing, or it was never sent with this definition
     * @param hasComments whether all its comments are there
     */
    record Standing(Optional<String> difference, boolean hasComments) {}

    private record Former(String id, long version, long rows, String content, String definition) {}

    /** Makes the schema beside; refuses one, or a schema, that holds something else. */
    void open() throws SQLException {
        boolean isOurs = exists(beside, SENT);
        if (!isOurs && (holdsAnything(schema) || holdsAnything(beside))) {
            throw new PublishRefused("Cannot publish to the schema " + schema + ": it, or " + beside
                    + ", holds tables that Ebb did not make. Name another in publish.schema.");
        }
        for (String name : List.of(schema, beside)) {
            if (!finds("SELECT 1 FROM pg_namespace WHERE nspname = ?", name)) {
                execute("CREATE SCHEMA " + Sql.name(name));
            }
        }
        execute("CREATE TABLE IF NOT EXISTS " + Sql.name(beside, SENT)
                + " (name text PRIMARY KEY, id text, version bigint, rows bigint, content text, definition text)");
        execute("CREATE TABLE IF NOT EXISTS " + Sql.name(beside, BROUGHT)
                + " (name text PRIMARY KEY, delivery text, rows bigint)");
    }

    /**
     * Brings what the table needs, in a transaction of its own.
     *
     * @param catalog the tables that readers see
     */
    Delivery bring(PublishedStar star, DatabaseTable table, PostgresCatalog catalog) throws SQLException {
        Optional<Former> former = former(table);
        boolean isSame = former.filter(sent -> sent.definition().equals(table.definition()))
                .isPresent();
        Standing standing = new Standing(
                isSame ? catalog.difference(table) : Optional.empty(), isSame && catalog.hasComments(table));
        boolean isAnew =
                extent == Extent.EVERYTHING || !isSame || standing.difference().isPresent();
        Way way = isAnew ? Way.ANEW : way(star, table, former.orElseThrow());
        long total =
                way == Way.NONE ? former.orElseThrow().rows() : star.rows(table).count();
        if (way == Way.NONE) {
            return new Delivery(table, way, 0, total, standing);
        }
        String wanted = way + " " + star.id(table) + " " + star.version(table) + " "
                + former.map(sent -> sent.version()).orElse(-1L) + " " + table.definition();
        Optional<Long> brought = brought(table, wanted);
        long rows = brought.isPresent() ? brought.get() : bring(star, table, way, former);
        note(table, wanted, rows);
        connection.commit();
        return new Delivery(table, way, rows, total, standing);
    }

    private Way way(PublishedStar star, DatabaseTable table, Former sent) throws SQLException {
        if (count(table) != sent.rows()) {
            return Way.WHOLE;
        }
        if (sent.content().equals(star.content(table))) {
            return Way.NONE;
        }
        return star.has(table, sent.id(), sent.version()) ? Way.CHANGES : Way.WHOLE;
    }

    private long bring(PublishedStar star, DatabaseTable table, Way way, Optional<Former> former) throws SQLException {
        execute("DROP TABLE IF EXISTS " + Sql.name(beside, table.name()));
        execute("DROP TABLE IF EXISTS " + Sql.name(beside, gone(table)));
        execute(columns(table.name(), table.columns().fields()));
        Dataset<Row> rows = way == Way.CHANGES
                ? star.changedSince(table, former.orElseThrow().version())
                : star.rows(table);
        long count = copy(table.name(), rows);
        execute("ALTER TABLE " + Sql.name(beside, table.name()) + " ADD PRIMARY KEY (" + Sql.names(table.key()) + ")");
        if (way == Way.CHANGES) {
            Dataset<Row> gone = star.goneSince(table, former.orElseThrow().version());
            execute(columns(gone(table), gone.schema().fields()));
            count += copy(gone(table), gone);
        }
        if (way == Way.ANEW) {
            for (String index : table.indexes()) {
                execute("CREATE INDEX ON " + Sql.name(beside, table.name()) + " (" + Sql.name(index) + ")");
            }
        }
        return count;
    }

    private String columns(String name, StructField[] fields) {
        List<String> columns = Arrays.stream(fields).map(Sql::column).toList();
        return "CREATE TABLE " + Sql.name(beside, name) + " (" + String.join(", ", columns) + ")";
    }

    private long copy(String name, Dataset<Row> rows) throws SQLException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        long count = 0;
        try (LinesAhead lines = PublishedStar.lines(rows);
                PGCopyOutputStream out = new PGCopyOutputStream(
                        driver, "COPY " + Sql.name(beside, name) + " FROM STDIN (FORMAT csv)", BUFFER)) {
            while (lines.hasNext()) {
                out.write(lines.next().getBytes(StandardCharsets.UTF_8));
                out.write('\n');
                count++;
            }
        } catch (IOException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new UncheckedIOException("Cannot publish: " + e.getMessage(), e);
        }
        return count;
    }

    private Optional<Former> former(DatabaseTable table) throws SQLException {
        String query =
                "SELECT id, version, rows, content, definition FROM " + Sql.name(beside, SENT) + " WHERE name = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, table.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Former(
                                row.getString(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5)))
                        : Optional.empty();
            }
        }
    }

    /** Rows of a delivery that was brought whole and not yet swapped. */
    private Optional<Long> brought(DatabaseTable table, String wanted) throws SQLException {
        String query = "SELECT rows FROM " + Sql.name(beside, BROUGHT) + " WHERE name = ? AND delivery = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, table.name());
            statement.setString(2, wanted);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && exists(beside, table.name()) ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    private void note(DatabaseTable table, String delivery, long rows) throws SQLException {
        String upsert =
                "INSERT INTO " + Sql.name(beside, BROUGHT) + " VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
                        + " delivery = EXCLUDED.delivery, rows = EXCLUDED.rows";
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setString(1, table.name());
            statement.setString(2, delivery);
            statement.setLong(3, rows);
            statement.executeUpdate();
        }
    }

    private long count(DatabaseTable table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + Sql.name(schema, table.name()))) {
            row.next();
            return row.getLong(1);
        }
    }

    private boolean holdsAnything(String name) throws SQLException {
        return finds(
                "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ?", name);
    }

    private boolean exists(String in, String table) throws SQLException {
        return finds(
                "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')",
                in,
                table);
    }

    private boolean finds(String query, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
