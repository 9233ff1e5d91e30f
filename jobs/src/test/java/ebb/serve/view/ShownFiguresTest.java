package ebb.serve.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownFiguresTest {
    private static final int LEAST = 20;

    /** Customers and active ones of each group, and those groups that are shown. */
    @ParameterizedTest
    @CsvSource({
        "'a 100/50 b 60/20', 'a b'",
        "'a 100/50 b 60/19', ''",
        "'a 100/50 b 60/60', 'a b'",
        "'a 100/50 b 60/0', 'a b'",
        "'a 100/50 b 20/20', 'a b'",
        "'a 100/50 b 19/0', ''",
        "'a 100/50 b 60/30 c 26/12 d 25/13', 'a b'",
        "'a 100/50 b 60/30 c 26/12 d 25/7', 'a'"
    })
    void figuresOfTheActiveAreThoseOfEnoughOfThem(String groups, String shown) {
        String[] words = groups.split(" ", -1);
        List<ShownFigures.Cell> cells = IntStream.range(0, words.length / 2)
                .mapToObj(group -> cell(words[2 * group + 1], words[2 * group]))
                .toList();

        assertThat(shown(cells)).isEqualTo(shown);
    }

    /**
     * West less its two shown owners would be the third, whom the column of owners hides; west and east less those that lie in both the last of east; north
     * less an owner and a class that have nobody in common the rest of north.
     */
    @ParameterizedTest
    @CsvSource({
        "'40/20 west w1;40/20 west w2;12/6 west w3;40/20 east e1;40/20 east e2;25/12 east e3;80/40 north n', 'e2 east n north w2 west'",
        "'40/20 west w1;40/20 west w2;40/20 west w3;80/40 north n', 'n north w1 w2 w3 west'",
        "'40/20 west w1;40/20 west w2;40/20 west b;40/20 east b;12/6 east e;40/20 south s1;12/6 south s2;60/30 south s3', 'b east s3 south w2 west'",
        "'90/45 north o1 c2;90/45 north o2 c1;12/6 north o2 c2;80/40 south o2 c2', 'north o1 o2 south'"
    })
    void nothingAboutFewIsWorkedOutFromSeveralColumns(String cells, String shown) {
        assertThat(shown(cells(cells))).isEqualTo(shown);
    }

    /** A segment of 101 of the 102 in west and east, one that the two leave, and a third that is apart from both. */
    @ParameterizedTest
    @CsvSource({
        "'49/25 west seg;52/27 east seg;1/1 east;80/40 north', 'east north west'",
        "'49/25 west;53/27 east;79/40 north seg;1/1 north', 'east north west'",
        "'49/25 west seg;20/20 east;53/27 east seg;80/40 north', 'east north seg west'"
    })
    void noSegmentGivesFewAwayWithTheGroupsThatStay(String cells, String shown) {
        ShownFigures figures = ShownFigures.of(cells(cells), figure -> !"seg".equals(figure), LEAST);

        assertThat(names(cells(cells)).stream().filter(figures::isShown).collect(Collectors.joining(" ")))
                .isEqualTo(shown);
    }

    @Property(tries = 60)
    void noSumAndDifferenceOfShownFiguresIsAboutFew(@ForAll("shops") List<ShownFigures.Cell> cells) {
        ShownFigures figures = ShownFigures.of(cells, figure -> false, LEAST);
        List<String> shown = names(cells).stream().filter(figures::isShown).toList();
        int[] coefficients = new int[cells.size()];
        if (figures.isShown(ShownFigures.ALL)) {
            for (int all = -1; all <= 1; all++) {
                Arrays.fill(coefficients, all);
                assertNothingAboutFew(cells, shown, coefficients);
            }
        }
    }

    /** Tries each figure with the factors -1, 0 and 1. */
    private static void assertNothingAboutFew(List<ShownFigures.Cell> cells, List<String> figures, int[] coefficients) {
        if (figures.isEmpty()) {
            GroupSize about = IntStream.range(0, coefficients.length)
                    .filter(cell -> coefficients[cell] != 0)
                    .mapToObj(cell -> cells.get(cell).size())
                    .reduce(GroupSize.NOBODY, GroupSize::plus);
            if (about.isSmall(LEAST)) {
                throw new AssertionError(about + " of " + cells + " by " + Arrays.toString(coefficients));
            }
            return;
        }
        for (int factor = -1; factor <= 1; factor++) {
            int[] next = coefficients.clone();
            for (int cell = 0; cell < next.length; cell++) {
                next[cell] += cells.get(cell).figures().contains(figures.get(0)) ? factor : 0;
            }
            assertNothingAboutFew(cells, figures.subList(1, figures.size()), next);
        }
    }

    /** Customers of up to twelve combinations of three columns and two segments: regions, owners who mostly lie in one, classes. */
    @Provide
    Arbitrary<List<ShownFigures.Cell>> shops() {
        Arbitrary<Integer> value = Arbitraries.integers().between(1, 3);
        Arbitrary<Integer> some = Arbitraries.integers().between(0, 30);
        return Combinators.combine(value, value, value, value, some, some)
                .as((region, owner, category, segments, active, others) -> {
                    List<String> figures = new ArrayList<>(List.of("r" + region, "k" + category));
                    figures.add(owner == 1 ? "o" : "o" + region);
                    if (segments > 1) {
                        figures.add("s" + segments);
                    }
                    return cell((active + others) + "/" + active, figures.toArray(String[]::new));
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static String shown(List<ShownFigures.Cell> cells) {
        ShownFigures figures = ShownFigures.of(cells, figure -> false, LEAST);
        return names(cells).stream().filter(figures::isShown).collect(Collectors.joining(" "));
    }

    private static Set<String> names(List<ShownFigures.Cell> cells) {
        return cells.stream()
                .flatMap(cell -> cell.figures().stream())
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<ShownFigures.Cell> cells(String cells) {
        return Arrays.stream(cells.split(";"))
                .map(cell -> cell.split(" "))
                .map(words -> cell(words[0], Arrays.copyOfRange(words, 1, words.length)))
                .toList();
    }

    private static ShownFigures.Cell cell(String size, String... figures) {
        String[] sizes = size.split("/", -1);
        return new ShownFigures.Cell(
                new HashSet<>(List.of(figures)), new GroupSize(Long.parseLong(sizes[0]), Long.parseLong(sizes[1])));
    }
}
