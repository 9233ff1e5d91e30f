package ebb.serve.engine;

import java.util.List;

/**
 * A question to the tables.
 *
 * @param sql of constants only; every value from outside is a parameter
 * @param parameters in their order
 */
public record Query(String sql, List<Object> parameters) {
    public Query {
        parameters = List.copyOf(parameters);
    }

    /** A question with these parameters. */
    public static Query of(String sql, Object... parameters) {
        return new Query(sql, List.of(parameters));
    }
}
