package ebb.serve.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A query as its client sent it.
 *
 * @param sql not yet looked at
 * @param parameters in their order; null where a client sent null
 */
record SqlQuery(String sql, List<Object> parameters) {
    SqlQuery {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    SqlQuery with(List<Object> values) {
        return new SqlQuery(sql, values);
    }
}
