package ebb.serve.sql;

import ebb.serve.access.Reader;
import ebb.serve.sql.SqlRefused.Why;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Queries that clients prepared and have not closed, each known to its own token only. What a client leaves open is forgotten after an hour. */
final class PreparedQueries {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_OF_A_TOKEN = 100;

    private final Clock clock;
    private final Map<String, Prepared> prepared = new HashMap<>();

    PreparedQueries(Clock clock) {
        this.clock = clock;
    }

    private record Prepared(String tokenId, SqlQuery query, Instant usedAt) {}

    /** Keeps a query and answers its handle. */
    synchronized String add(Reader reader, String sql) {
        Instant now = clock.instant();
        prepared.values().removeIf(one -> one.usedAt().plus(KEPT).isBefore(now));
        long own = prepared.values().stream()
                .filter(one -> one.tokenId().equals(reader.tokenId()))
                .count();
        if (own >= MOST_OF_A_TOKEN) {
            throw new SqlRefused(
                    Why.TOO_MUCH, "Cannot prepare another statement: this token has " + own + " open. Close some.");
        }
        String handle = UUID.randomUUID().toString();
        prepared.put(handle, new Prepared(reader.tokenId(), new SqlQuery(sql, List.of()), now));
        return handle;
    }

    /**
     * The query of a handle.
     *
     * @throws SqlRefused where this token has none of that handle
     */
    synchronized SqlQuery find(Reader reader, String handle) {
        Prepared one = prepared.get(handle);
        if (one == null || !one.tokenId().equals(reader.tokenId())) {
            throw new SqlRefused(Why.WRONG, "Cannot answer: this statement is not open any more. Prepare it again.");
        }
        prepared.put(handle, new Prepared(one.tokenId(), one.query(), clock.instant()));
        return one.query();
    }

    /** Sets the values for the next run. */
    synchronized void bind(Reader reader, String handle, List<Object> values) {
        SqlQuery query = find(reader, handle);
        prepared.put(handle, new Prepared(reader.tokenId(), query.with(values), clock.instant()));
    }

    synchronized void close(Reader reader, String handle) {
        Prepared one = prepared.get(handle);
        if (one != null && one.tokenId().equals(reader.tokenId())) {
            prepared.remove(handle);
        }
    }
}
