package ebb.economics;

import ebb.schema.CustomerFlowTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums up groups that are too small to be shown, so that none can be told from the total either. */
final class SmallGroups {
    private SmallGroups() {}

    /**
     * The groups with at least {@code least} customers, and the smaller ones, with the next larger where they alone are too few, as one. Empty where that
     * leaves a single group: it would be the total.
     */
    static Map<String, long[]> merged(Map<String, long[]> groups, int least) {
        List<Map.Entry<String, long[]>> bySize = groups.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, long[]> group) -> customers(group.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
        Map<String, long[]> shown = new TreeMap<>();
        long[] rest = new long[FlowMeasure.COUNT];
        for (Map.Entry<String, long[]> group : bySize) {
            boolean isOwed = customers(rest) > 0 && customers(rest) < least;
            if (customers(group.getValue()) < least || isOwed) {
                ChurnTally.add(rest, group.getValue());
            } else {
                shown.put(group.getKey(), group.getValue());
            }
        }
        if (customers(rest) > 0) {
            shown.merge(CustomerFlowTable.OTHER, rest, (one, other) -> ChurnTally.add(one.clone(), other));
        }
        if (shown.size() == 1) {
            shown.clear();
        }
        return shown;
    }

    private static long customers(long[] sums) {
        return sums[FlowMeasure.CUSTOMERS.index()];
    }
}
