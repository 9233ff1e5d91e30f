package ebb.warning;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The counts of a replay, in the evaluator's order of rules.
 *
 * @param byLoss warnings held against losses
 * @param byTruth warnings held against what was planted for the rule to find
 */
public record ReplayTally(List<ReplayCounts> byLoss, List<ReplayCounts> byTruth) implements Serializable {

    static ReplayTally of(int rules) {
        return new ReplayTally(counts(rules), counts(rules));
    }

    private static List<ReplayCounts> counts(int rules) {
        return Stream.generate(ReplayCounts::new).limit(rules).toList();
    }

    ReplayTally plus(ReplayTally other) {
        IntStream.range(0, byLoss.size()).forEach(rule -> {
            byLoss.get(rule).plus(other.byLoss.get(rule));
            byTruth.get(rule).plus(other.byTruth.get(rule));
        });
        return this;
    }
}
