package ebb.care;

import java.io.Serializable;
import java.util.TreeMap;

/** What a service review counts over all accounts. */
final class ServiceTally implements Serializable {
    private static final long serialVersionUID = 1L;

    final TreeMap<Key, ServiceCount> counts = new TreeMap<>();
    final long[] orders;

    ServiceTally(int periods) {
        orders = new long[periods];
    }

    /** Cases of a kind with one cause in a period. */
    record Key(int period, String kind, String cause) implements Serializable, Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            int byCause = cause.compareTo(other.cause);
            return byKind != 0 ? byKind : byCause != 0 ? byCause : Integer.compare(period, other.period);
        }
    }

    ServiceCount at(Key key) {
        return counts.computeIfAbsent(key, none -> new ServiceCount());
    }

    ServiceTally plus(ServiceTally other) {
        other.counts.forEach((key, count) -> at(key).plus(count));
        for (int period = 0; period < orders.length; period++) {
            orders[period] += other.orders[period];
        }
        return this;
    }
}
