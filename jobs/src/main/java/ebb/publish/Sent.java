package ebb.publish;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was sent.
 *
 * @param publication number of the publication that readers see now
 * @param rows rows sent, by table: 0 where the table was there as it is
 * @param differences in what a table differed from its definition, by table, for which it was sent as a whole
 */
public record Sent(long publication, Map<String, Long> rows, Map<String, String> differences) {
    public Sent {
        rows = Map.copyOf(rows);
        differences = Collections.unmodifiableMap(new TreeMap<>(differences));
    }

    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
