package ebb.serve.view;

import ebb.lake.SegmentFiles;
import ebb.schema.star.StarSegmentMembersTable;
import ebb.serve.engine.ServedStar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Saved segments with their totals. Who may not see a customer sees only those that are large enough, and of which what is left of everybody, or of another
 * one that is shown, is nobody or large enough too: else a small group could be worked out as the difference.
 */
public final class SegmentTotals {
    public static final String NAME = StarSegmentMembersTable.SEGMENT;

    private final int leastSize;

    /**
     * Totals for a reader.
     *
     * @param leastSize 0: who may see a customer
     */
    public SegmentTotals(int leastSize) {
        this.leastSize = leastSize;
    }

    private record Counted(SegmentQuery query, long size, Map<String, Object> row) {}

    /** A row for each segment that may be shown, by name. */
    public List<Map<String, Object>> of(ServedStar star, List<SegmentFiles.Entry> saved) {
        List<Counted> all = new ArrayList<>(
                saved.stream().map(entry -> counted(star, entry)).toList());
        if (leastSize > 0) {
            all = shown(star, all);
        }
        return all.stream().map(Counted::row).toList();
    }

    private static Counted counted(ServedStar star, SegmentFiles.Entry entry) {
        SegmentQuery query = new SegmentQuery(entry.segment().conditions());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(NAME, entry.segment().name());
        row.putAll(query.totals(star));
        return new Counted(query, (Long) row.get(GroupTotals.CUSTOMERS), row);
    }

    /** Largest first, so that of two that give a small group away the larger stays. */
    private List<Counted> shown(ServedStar star, List<Counted> all) {
        List<Counted> bySize = new ArrayList<>(all);
        bySize.sort(Comparator.comparingLong(Counted::size).reversed());
        List<Counted> shown = new ArrayList<>(List.of(everybody(star)));
        for (Counted one : bySize) {
            if (isLarge(one.size())
                    && shown.stream().allMatch(other -> isApart(star, one, other) && isApart(star, other, one))) {
                shown.add(one);
            }
        }
        return all.stream().filter(shown::contains).toList();
    }

    private static Counted everybody(ServedStar star) {
        SegmentQuery query = new SegmentQuery(List.of());
        return new Counted(query, (Long) query.totals(star).get(GroupTotals.CUSTOMERS), Map.of());
    }

    private boolean isApart(ServedStar star, Counted one, Counted other) {
        long difference = one.query().beyond(star, other.query());
        return difference == 0 || isLarge(difference);
    }

    private boolean isLarge(long size) {
        return size >= leastSize;
    }
}
