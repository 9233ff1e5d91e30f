package ebb.serve.sql;

import ebb.conf.ServeSettings.Sql;
import ebb.serve.access.Reader;
import ebb.serve.access.RequestLog;
import ebb.serve.sql.SqlAnswer.Shape;
import ebb.serve.sql.SqlRefused.Why;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.memory.BufferAllocator;

/** Runs the queries of readers over the database of their role, so many at once, and writes down who asked what. */
final class SqlDoor {
    private static final int AT_ONCE = 4;
    private static final int LONGEST_LOGGED = 2_000;

    private final SqlDatabases databases;
    private final Means means;
    private final RequestLog log;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /**
     * What queries are run with.
     *
     * @param threads that run and stop them
     * @param warnings told of failures of the server's own, of which a client learns nothing
     */
    record Means(BufferAllocator memory, SqlThreads threads, Sql limits, Consumer<String> warnings) {}

    SqlDoor(SqlDatabases databases, Means means, RequestLog log) {
        this.databases = databases;
        this.means = means;
        this.log = log;
    }

    /** Asks a database. */
    interface Asking<T> {
        T ask(SqlDatabase database, Connection connection) throws SQLException;
    }

    /** Uses a database. */
    interface Using {
        void use(SqlDatabase database) throws SQLException;
    }

    /** Columns and parameters of a query that may be asked. */
    Shape shape(Reader reader, String sql) {
        return answered(() ->
                asked(reader, (database, connection) -> answer().shape(connection, database.require(connection, sql))));
    }

    /** Sends the rows of a query that may be asked, or why not; in a thread of its own, because the client's wish to cancel comes in this one. */
    void send(Reader reader, SqlQuery query, ServerStreamListener client) {
        answer(client::error, () -> means.threads().run(() -> sendNow(reader, query, client)));
    }

    private void sendNow(Reader reader, SqlQuery query, ServerStreamListener client) {
        long start = System.nanoTime();
        long[] rows = {0};
        answer(
                failure -> {
                    log(reader, query, status(failure), null, start);
                    client.error(failure);
                },
                () -> {
                    rows[0] = asked(reader, (database, connection) -> answer().send(
                                    connection,
                                    new SqlQuery(database.require(connection, query.sql()), query.parameters()),
                                    client));
                    log(reader, query, 200, rows[0], start);
                    client.completed();
                });
    }

    /** Uses the database of a reader's role. */
    void use(Reader reader, Consumer<Throwable> failed, Using use) {
        answer(
                failed,
                () -> asked(reader, (database, connection) -> {
                    use.use(database);
                    return null;
                }));
    }

    private SqlAnswer answer() {
        return new SqlAnswer(means.memory(), means.threads(), means.limits());
    }

    private <T> T asked(Reader reader, Asking<T> asking) {
        enter();
        SqlDatabase database = null;
        try {
            database = databases.enter(reader.role());
            try (Connection connection = database.connect()) {
                return asking.ask(database, connection);
            }
        } catch (SQLException e) {
            throw new SqlRefused(Why.WRONG, "Cannot answer: " + firstLine(e));
        } finally {
            if (database != null) {
                database.leave();
            }
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(means.limits().seconds(), TimeUnit.SECONDS)) {
                throw new SqlRefused(
                        Why.TOO_MUCH,
                        "Cannot answer now: " + AT_ONCE + " queries are being answered. Try again later.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SqlRefused(Why.CANCELLED, "The server is being stopped.");
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void log(Reader reader, SqlQuery query, int status, Long rows, long start) {
        String sql = query.sql();
        Map<String, String> parameters = Map.of(
                "sql", sql.substring(0, Math.min(sql.length(), LONGEST_LOGGED)),
                "parameters", query.parameters().toString());
        log.add(new RequestLog.Entry(
                reader,
                "",
                "SQL",
                "/sql",
                parameters,
                status,
                rows == null ? null : (int) Math.min(rows, Integer.MAX_VALUE),
                (System.nanoTime() - start) / 1_000_000));
    }

    private static int status(Throwable failure) {
        return switch (failure instanceof FlightRuntimeException known
                ? known.status().code()
                : org.apache.arrow.flight.FlightStatusCode.INTERNAL) {
            case UNAUTHORIZED -> 403;
            case INVALID_ARGUMENT -> 400;
            case RESOURCE_EXHAUSTED -> 503;
            case CANCELLED -> 499;
            default -> 500;
        };
    }

    /** Does the work and tells a client what went wrong in its own protocol. */
    void answer(Consumer<Throwable> failed, Runnable work) {
        try {
            answered(() -> {
                work.run();
                return null;
            });
        } catch (FlightRuntimeException e) {
            failed.accept(e);
        }
    }

    /** Answers, or throws what went wrong as the protocol has it. A failure of the server's own says nothing of its inside. */
    <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (SqlRefused e) {
            throw (switch (e.why()) {
                        case NOT_PERMITTED -> CallStatus.UNAUTHORIZED;
                        case WRONG -> CallStatus.INVALID_ARGUMENT;
                        case TOO_MUCH -> CallStatus.RESOURCE_EXHAUSTED;
                        case CANCELLED -> CallStatus.CANCELLED;
                    })
                    .withDescription(e.getMessage())
                    .toRuntimeException();
        } catch (FlightRuntimeException e) {
            throw e;
        } catch (RuntimeException e) {
            means.warnings().accept("Cannot answer a BI tool: " + e);
            throw CallStatus.INTERNAL
                    .withDescription("Something went wrong here; the server's own messages say what.")
                    .toRuntimeException();
        }
    }
}
