package ebb.serve.engine;

import ebb.conf.ServeSettings.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;

/** A DuckDB database in a file of its own, with so many connections and limits of time, memory and rows. It can read below some folders and nowhere else. */
final class DuckDbEngine implements AutoCloseable {
    private static final int CONNECTIONS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    /**
     * So many times as long as a query may take does a reader wait for a free connection, and may a query take until the tables are copied in: whoever comes
     * while many ask, or first after the start, waits and is not refused.
     */
    private static final int PATIENCE = 6;

    private static final String DATABASE = "published";

    /** Rows that are read at least where one is wanted: an eighth of what DuckDB takes by itself. */
    private static final int ROW_GROUP = 16_384;

    private final Path file;
    private final Limits limits;
    private final DuckDBConnection owner;
    private volatile int seconds;
    private final BlockingQueue<EngineConnection> free = new ArrayBlockingQueue<>(CONNECTIONS, true);

    /**
     * Makes an empty database.
     *
     * @param file where it is kept until it is closed
     * @param readable folders that it may read
     */
    DuckDbEngine(Path file, List<Path> readable, Limits limits) {
        this.file = file;
        this.limits = limits;
        this.seconds = PATIENCE * limits.seconds();
        try {
            remove();
            this.owner = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", options());
            execute("ATTACH " + SqlText.literal(file.toString()) + " AS " + DATABASE + " (ROW_GROUP_SIZE " + ROW_GROUP
                    + ")");
            use(owner);
            shutIn(readable);
            for (int i = 0; i < CONNECTIONS; i++) {
                DuckDBConnection connection = owner.duplicate();
                use(connection);
                free.add(new EngineConnection(connection));
            }
        } catch (SQLException e) {
            throw failure("open", e);
        }
    }

    private Properties options() {
        Properties options = new Properties();
        options.setProperty("memory_limit", limits.memoryMb() + "MB");
        options.setProperty("temp_directory", file + ".spill");
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("autoload_known_extensions", "false");
        options.setProperty("preserve_insertion_order", "false");
        return options;
    }

    /** From here on no query, whatever it said, could reach another file or the network; DuckDB itself lets nobody take that back. */
    private void shutIn(List<Path> readable) throws SQLException {
        List<String> folders = new ArrayList<>();
        readable.forEach(folder -> folders.add(SqlText.literal(folder.toString() + "/")));
        folders.add(SqlText.literal(file.getParent() + "/"));
        execute("SET allowed_directories = [" + String.join(", ", folders) + "]");
        execute("SET enable_external_access = false");
    }

    /**
     * From here on a statement runs on one thread, so that copying leaves the other cores to readers and readers do not wait for each other; and no setting
     * can be changed any more.
     */
    void settle() {
        change(List.of("SET threads = 1", "SET lock_configuration = true"));
    }

    /** From here on queries are held to the limit of seconds. */
    void limit() {
        seconds = limits.seconds();
    }

    /** Runs statements of the engine itself, in one transaction. */
    synchronized void change(List<String> statements) {
        try {
            owner.setAutoCommit(false);
            for (String statement : statements) {
                execute(statement);
            }
            owner.commit();
        } catch (SQLException e) {
            rollBack();
            throw failure("prepare", e);
        }
    }

    private void rollBack() {
        try {
            owner.rollback();
        } catch (SQLException e) {
            throw failure("undo a change of", e);
        }
    }

    private static void use(DuckDBConnection connection) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute("USE " + DATABASE);
        }
    }

    private void execute(String statement) throws SQLException {
        try (Statement one = owner.createStatement()) {
            one.execute(statement);
        }
    }

    /** Reads an answer. */
    interface Reading<T> {
        T read(ResultSet results) throws SQLException;
    }

    /**
     * Rows that answer, at most as many as the limit of rows.
     *
     * @throws QueryStopped where it takes too long
     */
    List<Map<String, Object>> rows(Query query) {
        return read(query, this::rows);
    }

    /**
     * All rows that answer, for sums of this process's own: they are not handed out.
     *
     * @throws QueryStopped where it takes too long
     */
    List<Object[]> cells(Query query) {
        return read(query, DuckDbEngine::cells);
    }

    private <T> T read(Query query, Reading<T> reading) {
        EngineConnection connection = take();
        try {
            return read(connection.statement(query.sql()), query, reading);
        } catch (SQLException e) {
            connection.drop(query.sql());
            if (e instanceof SQLTimeoutException
                    || String.valueOf(e.getMessage()).contains("INTERRUPT")) {
                throw new QueryStopped(seconds, e);
            }
            throw failure("answer", e);
        } finally {
            free.add(connection);
        }
    }

    private <T> T read(PreparedStatement statement, Query query, Reading<T> reading) throws SQLException {
        statement.setQueryTimeout(seconds);
        for (int i = 0; i < query.parameters().size(); i++) {
            statement.setObject(i + 1, query.parameters().get(i));
        }
        try (ResultSet results = statement.executeQuery()) {
            return reading.read(results);
        }
    }

    private EngineConnection take() {
        return waited(patience -> free.poll(patience, TimeUnit.SECONDS));
    }

    /**
     * Waits until it is counted down, as long as for a free connection.
     *
     * @throws QueryStopped where that takes too long
     */
    void await(CountDownLatch latch) {
        waited(patience -> latch.await(patience, TimeUnit.SECONDS) ? latch : null);
    }

    /** Waits so many seconds; null: not long enough. */
    private interface Waiting<T> {
        T within(long seconds) throws InterruptedException;
    }

    private <T> T waited(Waiting<T> waiting) {
        int patience = PATIENCE * limits.seconds();
        try {
            T found = waiting.within(patience);
            if (found == null) {
                throw new QueryStopped(patience, null);
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryStopped(patience, e);
        }
    }

    private List<Map<String, Object>> rows(ResultSet results) throws SQLException {
        ResultSetMetaData columns = results.getMetaData();
        List<Map<String, Object>> rows = new ArrayList<>();
        while (rows.size() < limits.rows() && results.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                row.put(columns.getColumnLabel(i), plain(results.getObject(i)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Object[]> cells(ResultSet results) throws SQLException {
        int columns = results.getMetaData().getColumnCount();
        List<Object[]> rows = new ArrayList<>();
        while (results.next()) {
            Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = plain(results.getObject(i + 1));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Dates, bytes and whole numbers as the rest of Ebb has them. */
    private static Object plain(Object value) throws SQLException {
        if (value instanceof Date date) {
            return date.toLocalDate();
        } else if (value instanceof java.sql.Timestamp moment) {
            return moment.toInstant();
        } else if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        } else if (value instanceof Blob bytes) {
            return bytes.getBytes(1, (int) bytes.length());
        } else if (value instanceof Integer number) {
            return number.longValue();
        } else if (value instanceof BigInteger number) {
            return new BigDecimal(number).longValue();
        }
        return value;
    }

    private IllegalStateException failure(String verb, SQLException e) {
        return new IllegalStateException("Cannot " + verb + " the published tables in DuckDB: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            for (EngineConnection connection : free) {
                connection.close();
            }
            owner.close();
            remove();
        } catch (SQLException e) {
            throw failure("close", e);
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(Path.of(file + ".wal"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file + ": " + e.getMessage(), e);
        }
    }
}
