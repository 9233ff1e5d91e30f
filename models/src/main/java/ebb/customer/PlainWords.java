package ebb.customer;

import java.util.Locale;

/** Words of the inputs and of the conf, so that capitals, and whether they are joined by blanks, hyphens or underscores, make no difference. */
public final class PlainWords {
    private PlainWords() {}

    /** The words in lower case with one blank between two of them. */
    public static String of(String words) {
        return words.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", " ");
    }
}
