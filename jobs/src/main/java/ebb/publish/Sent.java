package ebb.publish;

import java.util.Map;

/**
 * What was sent.
 *
 * @param publication number of the publication that readers see now
 * @param rows rows sent, by table: 0 where the table was there as it is
 */
public record Sent(long publication, Map<String, Long> rows) {
    public Sent {
        rows = Map.copyOf(rows);
    }

    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
