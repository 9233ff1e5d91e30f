package ebb.serve.sql;

import ebb.conf.ServeSettings.Sql;
import ebb.serve.access.OwnFolder;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * The tables of one role in one publication, in a DuckDB file of their own that is opened for reading only and from which no other file can be reached. It is
 * closed when another took its place and the last query over it has ended.
 */
final class SqlDatabase {
    private final long publication;
    private final List<SqlTable> tables;
    private final Set<String> names;
    private final Path folder;
    private final DuckDBConnection owner;
    private final Usage usage = new Usage(this::close);

    private SqlDatabase(long publication, List<SqlTable> tables, Path folder, DuckDBConnection owner) {
        this.publication = publication;
        this.tables = tables;
        this.names = tables.stream().map(SqlTable::name).collect(Collectors.toUnmodifiableSet());
        this.folder = folder;
        this.owner = owner;
    }

    /**
     * Fills a database and opens it.
     *
     * @param folder for its file alone
     */
    static SqlDatabase open(ServedStar star, SqlTableRows rows, List<SqlTable> tables, Path folder, Sql limits) {
        // The name of the file is that of the catalog, which stands before the tables' names in queries.
        Path file = folder.resolve(SqlCatalogue.SCHEMA + ".duckdb");
        try {
            OwnFolder.empty(folder);
            try (Connection writer = DriverManager.getConnection("jdbc:duckdb:" + file, options(folder, limits))) {
                for (SqlTable table : tables) {
                    rows.write(writer, table, star);
                }
            }
            Properties options = options(folder, limits);
            options.setProperty("access_mode", "READ_ONLY");
            options.setProperty("jdbc_stream_results", "true");
            DuckDBConnection owner = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, options);
            try (Statement statement = owner.createStatement()) {
                statement.execute("SET enable_external_access = false");
                statement.execute("SET lock_configuration = true");
            }
            return new SqlDatabase(star.publication().number(), tables, folder, owner);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot prepare the tables for BI tools: " + e.getMessage(), e);
        }
    }

    private static Properties options(Path folder, Sql limits) {
        Properties options = new Properties();
        options.setProperty("memory_limit", limits.memoryMb() + "MB");
        options.setProperty("temp_directory", folder.resolve("spill").toString());
        options.setProperty("max_temp_directory_size", (4L * limits.memoryMb()) + "MB");
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("autoload_known_extensions", "false");
        return options;
    }

    long publication() {
        return publication;
    }

    List<SqlTable> tables() {
        return tables;
    }

    /** A connection for one query. */
    Connection connect() throws SQLException {
        return owner.duplicate();
    }

    /** The query, where it is one that may be asked. */
    String require(Connection connection, String sql) throws SQLException {
        return SelectGuard.require(connection, sql, names);
    }

    /** The table of that name, in any case of letters; null: none. */
    SqlTable table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    /** False where another has taken its place and nobody uses it any more. */
    boolean enter() {
        return usage.enter();
    }

    void leave() {
        usage.leave();
    }

    void retire() {
        usage.retire();
    }

    private void close() {
        try {
            owner.close();
            OwnFolder.empty(folder);
            Files.deleteIfExists(folder);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close the tables for BI tools: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
