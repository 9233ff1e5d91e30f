package ebb.economics;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** Sums of every group, by period and {@link FlowMeasure}; adding two gives those of both. */
final class ChurnTally implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int periods;
    private final TreeMap<Group, long[][]> sums = new TreeMap<>();

    ChurnTally(int periods) {
        this.periods = periods;
    }

    /** The sums of a group in a period, to be added to. */
    long[] at(Group group, int period) {
        long[][] own = sums.computeIfAbsent(group, none -> new long[periods][]);
        if (own[period] == null) {
            own[period] = new long[FlowMeasure.COUNT];
        }
        return own[period];
    }

    ChurnTally plus(ChurnTally other) {
        other.sums.forEach((group, theirs) -> {
            for (int period = 0; period < periods; period++) {
                if (theirs[period] != null) {
                    add(at(group, period), theirs[period]);
                }
            }
        });
        return this;
    }

    /** The groups of a dimension that hold anyone in a period. */
    Map<String, long[]> groups(String dimension, int period) {
        Map<String, long[]> groups = new TreeMap<>();
        sums.forEach((group, own) -> {
            if (group.dimension().equals(dimension)
                    && own[period] != null
                    && own[period][FlowMeasure.CUSTOMERS.index()] > 0) {
                groups.put(group.name(), own[period]);
            }
        });
        return groups;
    }

    static long[] add(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
        return to;
    }
}
