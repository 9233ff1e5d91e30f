package ebb.care;

import ebb.evaluation.StratifiedShare;
import ebb.schema.ComplaintRecoveryTable;
import java.io.Serializable;
import java.util.Comparator;
import java.util.TreeMap;

/** Customers, and how many of them were retained, by group, way of dealing with the complaint, stratum of activity, and half of the customers. */
final class RecoveryTally implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Ways beside the days to close, which are 0 to {@link ComplaintRecovery#LANDMARK_DAYS}. */
    static final int LATER = 1000;

    static final int REFUSED = 1001;
    static final int NO_COMPLAINT = 1002;

    /** A group of customers. */
    record Group(String dimension, String name) implements Serializable, Comparable<Group> {
        static final Group ALL = new Group(ComplaintRecoveryTable.ALL, ComplaintRecoveryTable.ALL);
        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::dimension).thenComparing(Group::name);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /** What is counted of a customer; {@code isOfLimitHalf}: the limit of quickly is chosen with it, else the shares are estimated with it. */
    record Case(int handling, int stratum, boolean isRetained, boolean isOfLimitHalf) {}

    /** Customers alike. */
    record Key(int handling, int stratum, boolean isOfLimitHalf) implements Serializable, Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparingInt(Key::handling)
                .thenComparingInt(Key::stratum)
                .thenComparing(Key::isOfLimitHalf);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    final TreeMap<Group, TreeMap<Key, StratifiedShare.Count>> counts = new TreeMap<>();

    void add(Group group, Case one) {
        counts.computeIfAbsent(group, none -> new TreeMap<>())
                .merge(
                        new Key(one.handling(), one.stratum(), one.isOfLimitHalf()),
                        new StratifiedShare.Count(1, one.isRetained() ? 1 : 0),
                        StratifiedShare.Count::plus);
    }

    RecoveryTally plus(RecoveryTally other) {
        other.counts.forEach((group, theirs) -> {
            TreeMap<Key, StratifiedShare.Count> own = counts.computeIfAbsent(group, none -> new TreeMap<>());
            theirs.forEach((key, count) -> own.merge(key, count, StratifiedShare.Count::plus));
        });
        return this;
    }
}
