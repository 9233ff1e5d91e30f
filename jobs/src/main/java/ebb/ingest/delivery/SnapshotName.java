package ebb.ingest.delivery;

import ebb.ingest.source.NaturalOrder;
import ebb.ingest.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a full export tells: the words that all exports of one kind share, the day and time of day, and what is left, by which parts of one
 * export differ.
 *
 * <p>Of a folder with a date in its name all files are one export. Elsewhere words are what has more than one character and no digit: {@code berlin} and
 * {@code munich} are two kinds, {@code _a} and {@code _b} or {@code _0001} and {@code _0002} parts of one.
 *
 * @param words shared by the exports of one kind
 * @param part what else is in the name, with its folder; empty in a folder with a date
 * @param day written so that it sorts; empty: no date
 * @param time of day in digits; empty: none
 */
record SnapshotName(SourceFile file, String words, String part, String day, String time) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern PLAIN_WORD = Pattern.compile("\\p{L}{2,}");

    static SnapshotName of(SourceFile file, DateInName dates) {
        String name = file.name();
        int folderEnd = name.lastIndexOf('/') + 1;
        String folder = name.substring(0, folderEnd);
        DateInName.Stamp stamp = dates.last(name);
        if (!dates.last(folder).day().isEmpty()) {
            return new SnapshotName(file, "", "", stamp.day(), stamp.time());
        }
        String rest = dates.without(NaturalOrder.withoutEnding(name.substring(folderEnd)));
        List<String> words = new ArrayList<>();
        List<String> part = new ArrayList<>(List.of(folder));
        Matcher word = WORD.matcher(rest);
        while (word.find()) {
            (PLAIN_WORD.matcher(word.group()).matches() ? words : part)
                    .add(word.group().toLowerCase(Locale.ROOT));
        }
        return new SnapshotName(file, String.join(" ", words), String.join(" ", part), stamp.day(), stamp.time());
    }

    /** The same with the time of day for a number of the part. */
    SnapshotName numbered() {
        return new SnapshotName(file, words, part + " " + time, day, "");
    }
}
