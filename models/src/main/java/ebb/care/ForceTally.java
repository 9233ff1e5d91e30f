package ebb.care;

import ebb.evaluation.ClusteredCount;
import ebb.evaluation.StratifiedShare;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who stayed among those with a high and a low score of each force, by activity; adding two gives that of both. */
final class ForceTally implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Those with one force, on one side, who bought as often and as lately. */
    private record Cell(Side side, int stratum) implements Serializable {}

    /** Those with a high or a low score of a force. */
    record Side(String force, boolean isHigh) implements Serializable {}

    private final Map<Cell, ClusteredCount> counts = new HashMap<>();
    private final Map<Side, Long> customers = new HashMap<>();
    private final Map<String, Set<Integer>> dates = new HashMap<>();

    /** What one customer adds, on any number of dates. */
    final class OneCustomer {
        private final Map<Cell, long[]> own = new HashMap<>();

        /**
         * One date.
         *
         * @param score NaN: not known then
         */
        void add(String force, double score, Seen seen) {
            if (!Double.isNaN(score)) {
                Side side = new Side(force, score >= Forces.STRONG);
                long[] count = own.computeIfAbsent(new Cell(side, seen.stratum()), none -> new long[2]);
                count[0]++;
                count[1] += seen.stayed() ? 1 : 0;
                dates.computeIfAbsent(force, none -> new HashSet<>()).add(seen.day());
            }
        }

        void close() {
            own.forEach(
                    (cell, count) -> counts.merge(cell, ClusteredCount.of(count[0], count[1]), ClusteredCount::plus));
            own.keySet().stream().map(Cell::side).distinct().forEach(side -> customers.merge(side, 1L, Long::sum));
        }
    }

    /** An active customer on a past date, by activity then, and whether they bought again within the horizon. */
    record Seen(int day, int stratum, boolean stayed) {}

    ForceTally plus(ForceTally other) {
        other.counts.forEach((cell, count) -> counts.merge(cell, count, ClusteredCount::plus));
        other.customers.forEach((side, count) -> customers.merge(side, count, Long::sum));
        other.dates.forEach((force, days) ->
                dates.computeIfAbsent(force, none -> new HashSet<>()).addAll(days));
        return this;
    }

    long customers(String force, boolean isHigh) {
        return customers.getOrDefault(new Side(force, isHigh), 0L);
    }

    long dates(String force) {
        return dates.getOrDefault(force, Set.of()).size();
    }

    /** By stratum, those in which both sides have somebody. */
    Map<Integer, StratifiedShare.Count> comparable(String force, boolean isHigh) {
        Map<Integer, StratifiedShare.Count> strata = new HashMap<>();
        counts.forEach((cell, count) -> {
            boolean isSide = cell.side().equals(new Side(force, isHigh));
            if (isSide && counts.containsKey(new Cell(new Side(force, !isHigh), cell.stratum()))) {
                strata.put(cell.stratum(), count.asStratum());
            }
        });
        return strata;
    }
}
