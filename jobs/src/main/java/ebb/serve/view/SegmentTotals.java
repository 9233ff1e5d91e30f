package ebb.serve.view;

import ebb.lake.SegmentFiles;
import ebb.schema.star.StarSegmentMembersTable;
import ebb.serve.engine.ServedStar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private record Counted(SegmentQuery query, GroupSize size, Map<String, Object> row) {}

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
        return new Counted(query, GroupSize.of(row), row);
    }

    /** Largest first, so that of two that give a small group away the larger stays. */
    private List<Counted> shown(ServedStar star, List<Counted> all) {
        List<Counted> bySize = new ArrayList<>(all);
        bySize.sort(Comparator.comparingLong((Counted one) -> one.size().customers())
                .reversed());
        List<Counted> shown = new ArrayList<>(List.of(everybody(star)));
        for (Counted one : bySize) {
            if (one.size().customers() > 0
                    && !one.size().isSmall(leastSize)
                    && isApartFromGroups(star, one)
                    && shown.stream().allMatch(other -> isApart(star, one, other) && isApart(star, other, one))) {
                shown.add(one);
            }
        }
        return all.stream().filter(shown::contains).toList();
    }

    private static Counted everybody(ServedStar star) {
        SegmentQuery query = new SegmentQuery(List.of());
        return new Counted(query, GroupSize.of(query.totals(star)), Map.of());
    }

    private boolean isApart(ServedStar star, Counted one, Counted other) {
        return !one.query().beyond(star, other.query()).isSmall(leastSize);
    }

    /** Neither what the shown groups of a column leave of the segment, nor what it leaves of one of them that it lies in, is small. */
    private boolean isApartFromGroups(ServedStar star, Counted one) {
        GroupTotals groups = new GroupTotals(leastSize);
        return GroupTotals.COLUMNS.stream().allMatch(column -> {
            Map<Optional<Object>, GroupSize> shown =
                    groups.shownGroups(star).shown(GroupTotals.COLUMNS.indexOf(column));
            Map<Optional<Object>, GroupSize> own = one.query().by(star, column);
            GroupSize rest = own.entrySet().stream()
                    .filter(group -> group.getValue().equals(shown.get(group.getKey())))
                    .map(Map.Entry::getValue)
                    .reduce(one.size(), GroupSize::minus);
            boolean isWithin = own.size() == 1 && shown.keySet().containsAll(own.keySet());
            return !rest.isSmall(leastSize)
                    && (!isWithin
                            || !shown.get(own.keySet().iterator().next())
                                    .minus(one.size())
                                    .isSmall(leastSize));
        });
    }
}
