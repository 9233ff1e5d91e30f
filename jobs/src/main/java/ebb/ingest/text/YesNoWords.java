package ebb.ingest.text;

import java.util.List;

/** Words for yes and no in the languages of the usual exports, beside true, t, yes, y, 1 and their opposites. */
public final class YesNoWords {
    /**
     * Two words that go together.
     *
     * @param yes in lower case
     * @param no in lower case
     */
    public record Pair(String yes, String no) {}

    public static final List<Pair> ALL = List.of(
            new Pair("on", "off"),
            new Pair("ja", "nein"),
            new Pair("j", "n"),
            new Pair("ja", "nee"),
            new Pair("wahr", "falsch"),
            new Pair("oui", "non"),
            new Pair("o", "n"),
            new Pair("vrai", "faux"),
            new Pair("si", "no"),
            new Pair("s\u00ed", "no"),
            new Pair("s\u00ec", "no"),
            new Pair("vero", "falso"),
            new Pair("verdadero", "falso"),
            new Pair("sim", "n\u00e3o"),
            new Pair("waar", "onwaar"),
            new Pair("tak", "nie"),
            new Pair("checked", "unchecked"));

    private YesNoWords() {}
}
