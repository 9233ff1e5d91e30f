package ebb.care;

import java.io.Serializable;
import java.util.Comparator;
import java.util.TreeMap;

/** Purchases with failures, and customers lost, by group. */
final class AuditTally implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A group of a dimension. */
    record Group(String dimension, String name) implements Serializable, Comparable<Group> {
        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::dimension).thenComparing(Group::name);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /** So many, and how many of them have what is counted. */
    record Count(long of, long counted) implements Serializable {
        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(of + other.of, counted + other.counted);
        }

        static Count one(boolean isCounted) {
            return new Count(1, isCounted ? 1 : 0);
        }
    }

    /** One group's counts; a purchase's place is its period, a customer's the stratum of activity. */
    static final class Counts implements Serializable {
        private static final long serialVersionUID = 1L;

        final TreeMap<Integer, Count> purchases = new TreeMap<>();
        final TreeMap<Integer, Count> customers = new TreeMap<>();
        long buyers;
        long active;
        long yearAmount;

        Counts plus(Counts other) {
            other.purchases.forEach((period, count) -> purchases.merge(period, count, Count::plus));
            other.customers.forEach((stratum, count) -> customers.merge(stratum, count, Count::plus));
            buyers += other.buyers;
            active += other.active;
            yearAmount += other.yearAmount;
            return this;
        }
    }

    final TreeMap<Group, Counts> groups = new TreeMap<>();

    Counts at(Group group) {
        return groups.computeIfAbsent(group, none -> new Counts());
    }

    AuditTally plus(AuditTally other) {
        other.groups.forEach((group, counts) -> at(group).plus(counts));
        return this;
    }
}
