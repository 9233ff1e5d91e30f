package ebb.setup;

import ebb.ingest.text.YesNoWords;
import ebb.ingest.text.YesNoWords.Pair;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a column of marks says yes and no, in the languages of the usual exports.
 *
 * @param values the column's, in lower case
 */
record YesOrNo(Collection<String> values) {
    private static final List<Pair> USUAL =
            List.of(new Pair("true", "false"), new Pair("1", "0"), new Pair("yes", "no"));
    /** Marks of exports and databases, and the words of languages; days that a database writes where there is none mean no. */
    private static final List<Pair> OTHERS = Stream.concat(
                    YesNoWords.ALL.stream(),
                    Stream.of(
                            new Pair("1.0", "0.0"),
                            new Pair("y", "n"),
                            new Pair("t", "f"),
                            new Pair("x", "-"),
                            new Pair("s", "n"),
                            new Pair("1", "null"),
                            new Pair("1", "0000-00-00"),
                            new Pair("1", "0000-00-00 00:00:00")))
            .toList();

    static YesOrNo of(ColumnContent content) {
        return new YesOrNo(
                content.counts().keySet().stream().map(ColumnNames::lowered).toList());
    }

    static boolean isYes(String value) {
        return isOne(Pair::yes, value);
    }

    static boolean isNo(String value) {
        return isOne(Pair::no, value);
    }

    private static boolean isOne(Function<Pair, String> word, String value) {
        return Stream.concat(USUAL.stream(), OTHERS.stream())
                .anyMatch(pair -> word.apply(pair).equals(ColumnNames.lowered(value)));
    }

    /** Whether all of the values say yes or no. */
    boolean areMarks() {
        return values.stream().allMatch(value -> isYes(value) || isNo(value));
    }

    /** The words for yes that go with the values. */
    Stream<String> yes() {
        return words(Pair::yes);
    }

    /** The words for no that go with the values. */
    Stream<String> no() {
        return words(Pair::no);
    }

    private Stream<String> words(Function<Pair, String> word) {
        return Stream.concat(
                        USUAL.stream(),
                        OTHERS.stream().filter(pair -> values.contains(pair.yes()) || values.contains(pair.no())))
                .map(word)
                .filter(text -> values.contains(text) || !(text.startsWith("0000") || text.equals("null")))
                .distinct();
    }
}
