package ebb.serve.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Which sums over customers are shown to who may not see a customer: none over few, and of the others none by which, together with the sum over all and with
 * whatever others are shown, something could be worked out about few. What can be worked out are the linear combinations of the figures ({@link FigureAudit}),
 * so it makes no difference by which columns they count (audit of sum queries: Chin and Özsoyoğlu, Auditing and inference control in statistical
 * databases, 1982). Some figures are about active customers alone, so few of these are few too. No figure is about the inactive alone but their number.
 */
final class ShownFigures {
    private static final List<ToLongFunction<GroupSize>> COUNTS = List.of(GroupSize::customers, GroupSize::active);

    /** The sum over all customers; it is shown where anything is. */
    static final Object ALL = new Object();

    private final Set<Object> shown = new HashSet<>();

    /**
     * Customers who are part of the same figures.
     *
     * @param figures anything that tells figures apart, besides the sum over all
     */
    record Cell(Set<?> figures, GroupSize size) {}

    private ShownFigures() {}

    /**
     * The figures that are shown.
     *
     * @param isKept those that are shown whatever comes, because they are already
     */
    static ShownFigures of(List<Cell> cells, Predicate<Object> isKept, int leastSize) {
        Map<Object, GroupSize> sizes = new LinkedHashMap<>();
        cells.forEach(cell -> cell.figures().forEach(figure -> sizes.merge(figure, cell.size(), GroupSize::plus)));
        GroupSize all = cells.stream().map(Cell::size).reduce(GroupSize.NOBODY, GroupSize::plus);
        ShownFigures figures = new ShownFigures();
        if (!all.isSmall(leastSize)) {
            sizes.forEach((figure, size) -> {
                if (!size.isSmall(leastSize) || isKept.test(figure)) {
                    figures.shown.add(figure);
                }
            });
            figures.hide(cells, bySize(sizes, isKept), leastSize);
            figures.shown.add(ALL);
        }
        return figures;
    }

    boolean isShown(Object figure) {
        return shown.contains(figure);
    }

    /** Those that may be hidden, smallest first. */
    private static List<Object> bySize(Map<Object, GroupSize> sizes, Predicate<Object> isKept) {
        return sizes.keySet().stream()
                .filter(figure -> !isKept.test(figure))
                .sorted(Comparator.comparingLong(
                                (Object figure) -> sizes.get(figure).smallest())
                        .thenComparing(Object::toString))
                .toList();
    }

    /** Hides figures, until nothing about few customers is found. */
    private void hide(List<Cell> cells, List<Object> bySize, int leastSize) {
        List<Object> figures = new ArrayList<>(bySize);
        figures.retainAll(shown);
        shown.stream().filter(figure -> !bySize.contains(figure)).forEach(figures::add);
        Map<Object, Integer> numbers = new HashMap<>();
        figures.forEach(figure -> numbers.put(figure, numbers.size() + 1));
        List<FigureAudit> audits = COUNTS.stream()
                .map(count -> new FigureAudit(
                        numbers.size() + 1,
                        cells.stream().map(cell -> part(cell, numbers, count)).toList(),
                        leastSize))
                .toList();
        List<Integer> hideable = new ArrayList<>(
                bySize.stream().filter(numbers::containsKey).map(numbers::get).toList());
        Optional<Integer> next = next(audits, hideable);
        while (next.isPresent()) {
            int figure = next.get();
            audits.forEach(audit -> audit.hide(figure));
            hideable.remove(next.get());
            shown.remove(figures.get(figure - 1));
            next = next(audits, hideable);
        }
    }

    private static Optional<Integer> next(List<FigureAudit> audits, List<Integer> hideable) {
        return audits.stream()
                .map(audit -> audit.toHide(hideable))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Figure 0 is the sum over all. */
    private static FigureAudit.Part part(Cell cell, Map<Object, Integer> numbers, ToLongFunction<GroupSize> count) {
        IntStream figures = cell.figures().stream().filter(numbers::containsKey).mapToInt(numbers::get);
        return new FigureAudit.Part(
                IntStream.concat(IntStream.of(0), figures).toArray(), count.applyAsLong(cell.size()));
    }
}
