package ebb.serve.view;

import ebb.lake.SegmentFiles;
import ebb.schema.star.StarSegmentMembersTable;
import ebb.segment.saved.SavedSegment;
import ebb.segment.saved.SegmentCondition;
import ebb.serve.engine.ServedStar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Saved segments with their totals. Who may not see a customer sees only those that are large enough and by which, together with the other segments and with
 * the groups of {@link GroupTotals}, nothing about few can be worked out.
 */
public final class SegmentTotals {
    public static final String NAME = StarSegmentMembersTable.SEGMENT;

    /** With more cells than this the smaller half of the segments is not looked at, and not shown. */
    private static final int MOST_CELLS = 200_000;

    private final int leastSize;

    /**
     * Totals for a reader.
     *
     * @param leastSize 0: who may see a customer
     */
    public SegmentTotals(int leastSize) {
        this.leastSize = leastSize;
    }

    private record Counted(
            String name, List<SegmentCondition> conditions, SegmentQuery query, Map<String, Object> row) {
        long customers() {
            return (Long) row.get(GroupTotals.CUSTOMERS);
        }

        /** The number of those to contact may be about few in a segment that is large enough. */
        Map<String, Object> withoutDue() {
            Map<String, Object> rest = new LinkedHashMap<>(row);
            rest.remove(SegmentQuery.DUE);
            return rest;
        }
    }

    /** A row for each segment that may be shown, by name. */
    public List<Map<String, Object>> of(ServedStar star, List<SegmentFiles.Entry> saved) {
        List<SavedSegment> segments =
                saved.stream().map(SegmentFiles.Entry::segment).toList();
        return star.kept(List.of(NAME, leastSize, segments), () -> {
            List<Counted> all =
                    segments.stream().map(segment -> counted(star, segment)).toList();
            Set<Object> shown = leastSize == 0 ? Set.of() : shown(star, largeEnough(all));
            return all.stream()
                    .filter(one -> leastSize == 0 || shown.contains(one.name()))
                    .map(one -> leastSize == 0 ? one.row() : one.withoutDue())
                    .toList();
        });
    }

    private static Counted counted(ServedStar star, SavedSegment segment) {
        SegmentQuery query = new SegmentQuery(segment.conditions());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(NAME, segment.name());
        row.putAll(query.totals(star));
        return new Counted(segment.name(), segment.conditions(), query, row);
    }

    /** Largest first. */
    private List<Counted> largeEnough(List<Counted> all) {
        return all.stream()
                .filter(one -> one.customers() > 0 && !GroupSize.of(one.row()).isSmall(leastSize))
                .sorted(Comparator.comparingLong(Counted::customers).reversed())
                .toList();
    }

    private Set<Object> shown(ServedStar star, List<Counted> segments) {
        if (segments.isEmpty()) {
            return Set.of();
        }
        Set<List<SegmentCondition>> told = told(star);
        List<Object> names =
                new ArrayList<>(segments.stream().map(Counted::name).toList());
        List<SegmentQuery> queries =
                new ArrayList<>(segments.stream().map(Counted::query).toList());
        told.forEach(conditions -> {
            names.add(new Told(conditions));
            queries.add(new SegmentQuery(conditions));
        });
        List<Object[]> alike = star.cells(SegmentQuery.alike(GroupTotals.COLUMNS, queries, MOST_CELLS + 1));
        if (alike.size() > MOST_CELLS) {
            return shown(star, segments.subList(0, segments.size() / 2));
        }
        ShownFigures groups = new GroupTotals(leastSize).shown(star);
        List<ShownFigures.Cell> cells = alike.stream()
                .map(cell -> new ShownFigures.Cell(figures(cell, groups, names), GroupSize.lastOf(cell)))
                .toList();
        ShownFigures figures = ShownFigures.of(
                cells, figure -> figure instanceof GroupTotals.Group || figure instanceof Told, leastSize);
        List<Counted> shown =
                segments.stream().filter(one -> figures.isShown(one.name())).toList();
        shown.forEach(one -> told.add(one.conditions()));
        return shown.stream().map(Counted::name).collect(Collectors.toUnmodifiableSet());
    }

    /** A segment that was shown earlier, as it stands or before it was changed or removed: whoever read it still knows it. */
    private record Told(List<SegmentCondition> conditions) {}

    /** The segments that were shown since the publication is served. */
    private Set<List<SegmentCondition>> told(ServedStar star) {
        return star.held("segments told at " + leastSize, ConcurrentHashMap::newKeySet);
    }

    /** The shown groups and the segments of customers who are alike. */
    private static Set<Object> figures(Object[] cell, ShownFigures groups, List<Object> segments) {
        Set<Object> figures = new HashSet<>(GroupTotals.groups(cell));
        figures.removeIf(group -> !groups.isShown(group));
        for (int i = 0; i < segments.size(); i++) {
            if ((Boolean) cell[GroupTotals.COLUMNS.size() + i]) {
                figures.add(segments.get(i));
            }
        }
        return figures;
    }
}
