package ebb.serve.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connection that keeps the statements that were asked last: DuckDB plans a query over wide tables as long as it runs for the rows of one customer. */
final class EngineConnection implements AutoCloseable {
    private static final int KEPT = 100;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

    EngineConnection(Connection connection) {
        this.connection = connection;
    }

    /** The statement, with the parameters of its last use. One reader at a time. */
    PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
            dropOldest();
        }
        return known;
    }

    private void dropOldest() throws SQLException {
        if (statements.size() > KEPT) {
            String oldest = statements.keySet().iterator().next();
            statements.remove(oldest).close();
        }
    }

    /** Forgets a statement that failed. */
    void drop(String sql) {
        PreparedStatement failed = statements.remove(sql);
        try {
            if (failed != null) {
                failed.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close a statement: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        List<PreparedStatement> all = new ArrayList<>(statements.values());
        statements.clear();
        for (PreparedStatement statement : all) {
            statement.close();
        }
        connection.close();
    }
}
