package ebb.serve.view;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which groups of customers are shown to who may not see a customer, where they are counted by one column at a time: none that is small, and of the others none
 * by which a small one could be worked out, from the total or from the groups of another column that lie within it, as owners lie within a region.
 *
 * <p>This is cell suppression of linked tables (Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001), over pairs of columns.
 */
final class ShownGroups {
    /** Of two columns with more unions of overlapping groups only so many are looked at. */
    private static final int MOST_UNIONS = 10_000;

    private final int leastSize;
    private final List<Map<Optional<Object>, GroupSize>> sizes;
    private final List<Set<Optional<Object>>> hidden;

    /**
     * Customers who are equal in all columns.
     *
     * @param values by column; null: not known
     */
    record Cell(List<Object> values, GroupSize size) {
        Optional<Object> value(int column) {
            return Optional.ofNullable(values.get(column));
        }
    }

    private ShownGroups(List<Cell> cells, int columns, int leastSize) {
        this.leastSize = leastSize;
        this.sizes = IntStream.range(0, columns)
                .mapToObj(column -> sizes(cells, column))
                .toList();
        this.hidden = IntStream.range(0, columns)
                .mapToObj(column -> (Set<Optional<Object>>) new HashSet<Optional<Object>>())
                .toList();
    }

    /**
     * The groups of a publication.
     *
     * @param columns how many values each cell has
     */
    static ShownGroups of(List<Cell> cells, int columns, int leastSize) {
        ShownGroups groups = new ShownGroups(cells, columns, leastSize);
        IntStream.range(0, columns).forEach(groups::hideSmall);
        List<Link> links = IntStream.range(0, columns)
                .boxed()
                .flatMap(outer -> IntStream.range(0, columns)
                        .filter(inner -> inner != outer)
                        .mapToObj(inner -> Link.of(cells, outer, inner)))
                .toList();
        while (links.stream().anyMatch(groups::hideOne)) {
            // Each round hides a group more.
        }
        return groups;
    }

    /** All customers. */
    GroupSize all() {
        return sizes.get(0).values().stream().reduce(GroupSize.NOBODY, GroupSize::plus);
    }

    boolean isShown(int column, Object value) {
        return !hidden.get(column).contains(Optional.ofNullable(value));
    }

    /** Size of each group of a column, shown or not. */
    Map<Optional<Object>, GroupSize> sizes(int column) {
        return sizes.get(column);
    }

    /** Size of each shown group of a column. */
    Map<Optional<Object>, GroupSize> shown(int column) {
        Map<Optional<Object>, GroupSize> shown = new HashMap<>(sizes.get(column));
        shown.keySet().removeAll(hidden.get(column));
        return shown;
    }

    private static Map<Optional<Object>, GroupSize> sizes(List<Cell> cells, int column) {
        Map<Optional<Object>, GroupSize> sizes = new HashMap<>();
        cells.forEach(cell -> sizes.merge(cell.value(column), cell.size(), GroupSize::plus));
        return sizes;
    }

    /** Hides the small groups of a column, and as many more as it takes that the rest cannot be worked out from the total. */
    private void hideSmall(int column) {
        Set<Optional<Object>> out = hidden.get(column);
        GroupSize rest = out.stream().map(sizes.get(column)::get).reduce(GroupSize.NOBODY, GroupSize::plus);
        for (Entry<Optional<Object>, GroupSize> group : bySize(shown(column))) {
            boolean isRestSafe = out.isEmpty() || (out.size() > 1 && !rest.isSmall(leastSize));
            if (isRestSafe && !group.getValue().isSmall(leastSize)) {
                return;
            }
            out.add(group.getKey());
            rest = rest.plus(group.getValue());
        }
    }

    private static List<Entry<Optional<Object>, GroupSize>> bySize(Map<Optional<Object>, GroupSize> groups) {
        return groups.entrySet().stream()
                .sorted(Comparator.comparingLong((Entry<Optional<Object>, GroupSize> group) ->
                                group.getValue().smallest())
                        .thenComparing(
                                group -> group.getKey().map(Object::toString).orElse("")))
                .toList();
    }

    /** Hides a group of the inner column where those shown leave too few of a group of the outer column, or of several; false: nowhere. */
    private boolean hideOne(Link link) {
        for (Set<Optional<Object>> union :
                link.unions(shown(link.outer()).keySet(), shown(link.inner()).keySet())) {
            Map<Optional<Object>, GroupSize> within = new HashMap<>(shown(link.inner()));
            within.keySet().removeIf(value -> !union.containsAll(link.outerOf().get(value)));
            GroupSize rest = union.stream()
                    .map(sizes.get(link.outer())::get)
                    .reduce(GroupSize.NOBODY, GroupSize::plus)
                    .minus(within.values().stream().reduce(GroupSize.NOBODY, GroupSize::plus));
            if (!within.isEmpty() && rest.isSmall(leastSize)) {
                hidden.get(link.inner()).add(bySize(within).get(0).getKey());
                hideSmall(link.inner());
                return true;
            }
        }
        return false;
    }

    /**
     * How the groups of two columns overlap.
     *
     * @param outerOf groups of the outer column that have customers of each group of the inner one
     */
    private record Link(int outer, int inner, Map<Optional<Object>, Set<Optional<Object>>> outerOf) {
        static Link of(List<Cell> cells, int outer, int inner) {
            Map<Optional<Object>, Set<Optional<Object>>> outerOf = new HashMap<>();
            cells.forEach(cell -> outerOf.computeIfAbsent(cell.value(inner), value -> new HashSet<>())
                    .add(cell.value(outer)));
            return new Link(outer, inner, outerOf);
        }

        /**
         * Sets of outer groups in which whole inner groups lie: those of each inner group, and those of several that overlap.
         *
         * @param outers shown ones
         * @param inners shown ones
         */
        Set<Set<Optional<Object>>> unions(Set<Optional<Object>> outers, Set<Optional<Object>> inners) {
            Set<Set<Optional<Object>>> single = inners.stream()
                    .map(outerOf::get)
                    .filter(outers::containsAll)
                    .collect(Collectors.toSet());
            Set<Set<Optional<Object>>> unions = new LinkedHashSet<>(single);
            Deque<Set<Optional<Object>>> open = new ArrayDeque<>(single);
            while (!open.isEmpty() && unions.size() < MOST_UNIONS) {
                Set<Optional<Object>> union = open.remove();
                for (Set<Optional<Object>> other : single) {
                    if (!Collections.disjoint(union, other)) {
                        Set<Optional<Object>> joined = new HashSet<>(union);
                        joined.addAll(other);
                        if (unions.add(joined)) {
                            open.add(joined);
                        }
                    }
                }
            }
            return unions;
        }
    }
}
