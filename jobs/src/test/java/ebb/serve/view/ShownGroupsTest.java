package ebb.serve.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

class ShownGroupsTest {
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
        List<ShownGroups.Cell> cells = IntStream.range(0, words.length / 2)
                .mapToObj(group -> cell(words[2 * group + 1], words[2 * group]))
                .toList();

        assertThat(String.join(" ", shown(ShownGroups.of(cells, 1, LEAST), 0))).isEqualTo(shown);
    }

    /** West less its two shown owners would be the third, whom the column of owners hides; west and east less those that lie in both the last of east. */
    @ParameterizedTest
    @CsvSource({
        "'40/20 west w1;40/20 west w2;12/6 west w3;40/20 east e1;40/20 east e2;25/12 east e3;80/40 north n', 'east north west', 'e2 n w2'",
        "'40/20 west w1;40/20 west w2;40/20 west w3;80/40 north n', 'north west', 'n w1 w2 w3'",
        "'40/20 west w1;40/20 west w2;40/20 west b;40/20 east b;12/6 east e;40/20 south s1;12/6 south s2;60/30 south s3', 'east south west', 'b s3 w2'"
    })
    void aGroupIsNotWorkedOutFromOneThatItLiesIn(String cells, String regions, String owners) {
        ShownGroups groups = ShownGroups.of(
                Arrays.stream(cells.split(";"))
                        .map(words -> words.split(" "))
                        .map(words -> cell(words[0], words[1], words[2]))
                        .toList(),
                2,
                LEAST);

        assertThat(String.join(" ", shown(groups, 0))).isEqualTo(regions);
        assertThat(String.join(" ", shown(groups, 1))).isEqualTo(owners);
    }

    @Property(tries = 200)
    void whatShownGroupsLeaveOfAnyOfAnotherColumnIsNotSmall(@ForAll("cells") List<ShownGroups.Cell> cells) {
        ShownGroups groups = ShownGroups.of(cells, 3, LEAST);

        for (int outer = 0; outer < 3; outer++) {
            for (int inner = 0; inner < 3; inner++) {
                for (Set<String> union : unions(shown(groups, outer))) {
                    GroupSize rest = left(cells, union, new Columns(outer, inner), shown(groups, inner));
                    assertThat(outer == inner || rest.equals(total(cells, union, outer)) || !rest.isSmall(LEAST))
                            .as("%s of column %d less those of column %d in it: %s", union, outer, inner, rest)
                            .isTrue();
                }
            }
        }
    }

    @Provide
    Arbitrary<List<ShownGroups.Cell>> cells() {
        Arbitrary<String> value = Arbitraries.of("a", "b", "c", "d");
        return Combinators.combine(
                        value,
                        value,
                        value,
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 30))
                .as((one, two, three, active, others) ->
                        cell((active + others) + "/" + active, one, one + two.charAt(0) % 2, three))
                .list()
                .ofMinSize(1)
                .ofMaxSize(24);
    }

    private record Columns(int outer, int inner) {}

    /** Customers of the union who are in no shown inner group that lies within it. */
    private static GroupSize left(
            List<ShownGroups.Cell> cells, Set<String> union, Columns columns, Set<String> shownInner) {
        Set<String> outside = cells.stream()
                .filter(cell -> !union.contains(value(cell, columns.outer())))
                .map(cell -> value(cell, columns.inner()))
                .collect(Collectors.toSet());
        return cells.stream()
                .filter(cell -> union.contains(value(cell, columns.outer())))
                .filter(cell -> outside.contains(value(cell, columns.inner()))
                        || !shownInner.contains(value(cell, columns.inner())))
                .map(ShownGroups.Cell::size)
                .reduce(GroupSize.NOBODY, GroupSize::plus);
    }

    private static GroupSize total(List<ShownGroups.Cell> cells, Set<String> union, int column) {
        return cells.stream()
                .filter(cell -> union.contains(value(cell, column)))
                .map(ShownGroups.Cell::size)
                .reduce(GroupSize.NOBODY, GroupSize::plus);
    }

    private static List<Set<String>> unions(Set<String> values) {
        List<Set<String>> unions = new ArrayList<>(List.of(Set.of()));
        for (String value : values) {
            for (Set<String> one : List.copyOf(unions)) {
                Set<String> more = new TreeSet<>(one);
                more.add(value);
                unions.add(more);
            }
        }
        return unions;
    }

    private static Set<String> shown(ShownGroups groups, int column) {
        return groups.shown(column).keySet().stream()
                .map(Optional::orElseThrow)
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(ShownGroups.Cell cell, int column) {
        return cell.value(column).orElseThrow().toString();
    }

    private static ShownGroups.Cell cell(String size, Object... values) {
        String[] sizes = size.split("/", -1);
        return new ShownGroups.Cell(List.of(values), new GroupSize(Long.parseLong(sizes[0]), Long.parseLong(sizes[1])));
    }
}
