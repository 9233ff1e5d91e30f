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

    /**
     * Whether by no column too few are left, either of the segment where the groups that lie in it as a whole are taken away, or of the other groups that it has
     * customers of where it is taken away from them.
     */
    private boolean isApartFromGroups(ServedStar star, Counted one) {
        ShownGroups groups = new GroupTotals(leastSize).shownGroups(star);
        return GroupTotals.COLUMNS.stream().allMatch(column -> {
            Map<Optional<Object>, GroupSize> all = groups.sizes(GroupTotals.COLUMNS.indexOf(column));
            GroupSize inside = GroupSize.NOBODY;
            GroupSize outside = GroupSize.NOBODY;
            for (Map.Entry<Optional<Object>, GroupSize> part :
                    one.query().by(star, column).entrySet()) {
                GroupSize whole = all.get(part.getKey());
                if (!part.getValue().equals(whole)) {
                    inside = inside.plus(part.getValue());
                    outside = outside.plus(whole.minus(part.getValue()));
                }
            }
            return !inside.isSmall(leastSize) && !outside.isSmall(leastSize);
        });
    }
}
