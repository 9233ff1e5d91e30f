package ebb.serve.sql;

import ebb.conf.ServeSettings.Sql;
import ebb.serve.sql.SqlRefused.Why;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.flight.BackpressureStrategy.CallbackBackpressureStrategy;
import org.apache.arrow.flight.BackpressureStrategy.WaitResult;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBResultSet;

/** One query: its columns, or its rows sent as they are worked out, until the limit of time or rows or until the client goes away. */
final class SqlAnswer {
    private static final int BATCH_ROWS = 2_048;

    private final BufferAllocator memory;
    private final SqlThreads threads;
    private final Sql limits;
    private final AtomicReference<Why> stopped = new AtomicReference<>();

    SqlAnswer(BufferAllocator memory, SqlThreads threads, Sql limits) {
        this.memory = memory;
        this.threads = threads;
        this.limits = limits;
    }

    /**
     * Columns and parameters of a query.
     *
     * @param answer columns of the answer
     * @param parameters types of the parameters in their order
     */
    record Shape(Schema answer, Schema parameters) {}

    /** The shape of a query that was let through; nothing of it is worked out. Types that only the values of parameters decide are guessed. */
    Shape shape(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Schema parameters = Parameters.schema(statement.getParameterMetaData());
            List<Object> unknown = Collections.nCopies(parameters.getFields().size(), null);
            return new Shape(columns(connection, new SqlQuery(sql, unknown)), parameters);
        }
    }

    /** Columns of the answer: of one without rows DuckDB says the types as Arrow has them. */
    private Schema columns(Connection connection, SqlQuery query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            ResultSetMetaData columns = statement.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnLabel(i));
            }
        }
        // On a line of its own the parenthesis is not swallowed by a comment.
        String none = "SELECT * FROM (" + query.sql() + "\n) LIMIT 0";
        try (PreparedStatement statement = connection.prepareStatement(none);
                ArrowReader reader = rows(bound(statement, query.parameters()))) {
            return named(reader.getVectorSchemaRoot().getSchema(), names);
        } catch (IOException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    private static PreparedStatement bound(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }

    private static Schema named(Schema schema, List<String> names) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Field field = schema.getFields().get(i);
            fields.add(new Field(names.get(i), field.getFieldType(), field.getChildren()));
        }
        return new Schema(fields);
    }

    private ArrowReader rows(PreparedStatement statement) throws SQLException {
        return (ArrowReader) ((DuckDBResultSet) statement.executeQuery()).arrowExportStream(memory, BATCH_ROWS);
    }

    /**
     * Sends the rows and answers how many there were.
     *
     * @throws SqlRefused where a limit is reached or the client goes away
     */
    long send(Connection connection, SqlQuery query, ServerStreamListener client) throws SQLException {
        Schema columns = columns(connection, query);
        try (PreparedStatement statement = bound(connection.prepareStatement(query.sql()), query.parameters());
                VectorSchemaRoot batch = VectorSchemaRoot.create(columns, memory)) {
            ScheduledFuture<?> deadline = threads.after(limits.seconds(), () -> stop(statement, Why.TOO_MUCH));
            Flow flow = new Flow(() -> stop(statement, Why.CANCELLED));
            flow.register(client);
            // The columns go first: without them a client cannot cancel what is still being worked out.
            client.start(batch);
            try (ArrowReader rows = rows(statement)) {
                return send(rows, batch, client, flow);
            } catch (SQLException | IOException e) {
                requireNotStopped();
                throw e instanceof SQLException wrong ? wrong : new SQLException(e.getMessage(), e);
            } finally {
                deadline.cancel(false);
            }
        }
    }

    private long send(ArrowReader rows, VectorSchemaRoot batch, ServerStreamListener client, Flow flow)
            throws IOException {
        VectorUnloader from = new VectorUnloader(rows.getVectorSchemaRoot());
        VectorLoader into = new VectorLoader(batch);
        long count = 0;
        while (rows.loadNextBatch()) {
            try (ArrowRecordBatch next = from.getRecordBatch()) {
                into.load(next);
            }
            count += batch.getRowCount();
            requireFew(count);
            WaitResult result = flow.waitForListener(limits.seconds() * 1_000L);
            requireNotStopped();
            if (result != WaitResult.READY) {
                throw result == WaitResult.CANCELLED ? cancelled() : tooLong();
            }
            client.putNext();
        }
        requireNotStopped();
        return count;
    }

    private void requireFew(long rows) {
        if (rows > limits.rows()) {
            throw new SqlRefused(
                    Why.TOO_MUCH,
                    "Cannot answer: there are more than " + limits.rows()
                            + " rows (serve.sql.rows). Ask for sums, or for fewer with WHERE or LIMIT.");
        }
    }

    private void stop(PreparedStatement statement, Why why) {
        if (stopped.compareAndSet(null, why)) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // It is not running at this moment; what sends its rows looks at the reason before each batch.
                return;
            }
        }
    }

    private void requireNotStopped() {
        if (stopped.get() == Why.TOO_MUCH) {
            throw tooLong();
        }
        if (stopped.get() == Why.CANCELLED) {
            throw cancelled();
        }
    }

    private static SqlRefused cancelled() {
        return new SqlRefused(Why.CANCELLED, "The query was cancelled.");
    }

    private SqlRefused tooLong() {
        return new SqlRefused(
                Why.TOO_MUCH,
                "Cannot answer: the query was stopped after " + limits.seconds()
                        + " seconds (serve.sql.seconds). Ask for less, or for sums.");
    }

    /** Waits for a client that reads slower than rows are worked out, and hears when it goes away. */
    private static final class Flow extends CallbackBackpressureStrategy {
        private final Runnable onCancel;

        Flow(Runnable onCancel) {
            this.onCancel = onCancel;
        }

        @Override
        protected void cancelCallback() {
            onCancel.run();
        }
    }
}
