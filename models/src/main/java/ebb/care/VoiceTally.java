package ebb.care;

import ebb.evaluation.ClusteredCount;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** Counts by measure of {@link ebb.schema.VoiceTable}, or what it is weighed by, and stratum. */
final class VoiceTally implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Purchases by whether trouble is on record: what answers are weighed by. */
    static final String PURCHASES = "purchases";

    /** Customers who were not back after a purchase without trouble. */
    static final String QUIET = "quiet";

    private final TreeMap<String, TreeMap<Integer, ClusteredCount>> counts = new TreeMap<>();

    /** Adds one customer's things. */
    void add(String measure, int stratum, long size, long counted) {
        if (size > 0) {
            add(measure, stratum, ClusteredCount.of(size, counted));
        }
    }

    private void add(String measure, int stratum, ClusteredCount count) {
        counts.computeIfAbsent(measure, none -> new TreeMap<>()).merge(stratum, count, ClusteredCount::plus);
    }

    VoiceTally plus(VoiceTally other) {
        other.counts.forEach((measure, strata) -> strata.forEach((stratum, count) -> add(measure, stratum, count)));
        return this;
    }

    Map<Integer, ClusteredCount> strata(String measure) {
        return counts.getOrDefault(measure, new TreeMap<>());
    }

    /** Over all strata. A customer in several counts in each. */
    ClusteredCount all(String measure) {
        return strata(measure).values().stream().reduce(ClusteredCount.NONE, ClusteredCount::plus);
    }
}
