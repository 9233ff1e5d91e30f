package ebb.ingest;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the newest of the full exports of a delivery by the dates in the names of files and folders. */
final class Snapshots {
    /** A day, and the time of day where one follows: 2025-11-20, 20251120, 2025_11_20T23-59. */
    private static final Pattern STAMP = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d{2})([-_.]?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?:[T _-]?([0-2]\\d)[-_:.h]?([0-5]\\d)(?:[-_:.m]?([0-5]\\d))?)?(?!\\d)");

    private Snapshots() {}

    /** The files of the newest date; all of them where no name bears a date. */
    static List<SourceFile> newest(List<SourceFile> files) {
        String newest =
                files.stream().map(Snapshots::stamp).max(String::compareTo).orElse("");
        return files.stream().filter(file -> stamp(file).equals(newest)).toList();
    }

    /** The last date in the name, written so that it sorts; empty where there is none. */
    private static String stamp(SourceFile file) {
        Matcher stamps = STAMP.matcher(file.name());
        String last = "";
        while (stamps.find()) {
            last = sortable(stamps.toMatchResult());
        }
        return last;
    }

    private static String sortable(MatchResult stamp) {
        StringBuilder digits =
                new StringBuilder(stamp.group(1)).append(stamp.group(3)).append(stamp.group(4));
        for (int group = 5; group <= 7; group++) {
            digits.append(stamp.group(group) == null ? "00" : stamp.group(group));
        }
        return digits.toString();
    }
}
