package ebb.lake;

import java.util.Locale;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * The files of one table's Delta log as they lie there, read without Delta: Delta passes over what is missing at the end.
 *
 * @param folder {@code _delta_log}, or the folder of its copies
 * @param lengths bytes of each file, by name
 */
public record TableLog(LakePath folder, SortedMap<String, Long> lengths) {
    static final String LAST_CHECKPOINT = "_last_checkpoint";
    private static final String LAST_VACUUM = "_last_vacuum_info";

    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
    private static final Pattern CHECKSUM = Pattern.compile("(\\d{20})\\.crc");
    private static final Pattern CHECKPOINT = Pattern.compile("(\\d{20})\\.checkpoint(\\..*)?\\.(parquet|json)");
    private static final Pattern COMPACTED = Pattern.compile("\\d{20}\\.\\d{20}\\.compacted\\.json");

    static TableLog of(LakePath folder, Configuration configuration) {
        return new TableLog(folder, folder.lengths(configuration));
    }

    public static String commit(long version) {
        return String.format(Locale.ROOT, "%020d.json", version);
    }

    public static String checksum(long version) {
        return String.format(Locale.ROOT, "%020d.crc", version);
    }

    /** Bytes of each commit, by version. */
    public NavigableMap<Long, Long> commits() {
        return byVersion(COMMIT);
    }

    /** Bytes of each {@code .crc}, by version. */
    public NavigableMap<Long, Long> checksums() {
        return byVersion(CHECKSUM);
    }

    /** Name of a file of the checkpoint, by version. */
    public NavigableMap<Long, String> checkpoints() {
        NavigableMap<Long, String> checkpoints = new TreeMap<>();
        lengths.keySet().stream()
                .map(CHECKPOINT::matcher)
                .filter(Matcher::matches)
                .forEach(name -> checkpoints.put(Long.parseLong(name.group(1)), name.group()));
        return checkpoints;
    }

    /** The newest version that a commit, a checksum or a checkpoint tells of; -1 where there is none. */
    public long newest() {
        return Math.max(last(commits()), Math.max(last(checksums()), last(checkpoints())));
    }

    /** The first version whose commit must be there: those before a checkpoint are cleaned up, oldest first. */
    long first() {
        if (checkpoints().isEmpty()) {
            return 0;
        }
        long afterCheckpoint = checkpoints().firstKey() + 1;
        return commits().isEmpty() ? afterCheckpoint : Math.min(commits().firstKey(), afterCheckpoint);
    }

    /** Whether Delta wrote a file of that name; others are left over or foreign. */
    static boolean isKnown(String name) {
        return COMMIT.matcher(name).matches()
                || CHECKSUM.matcher(name).matches()
                || CHECKPOINT.matcher(name).matches()
                || COMPACTED.matcher(name).matches()
                || name.equals(LAST_CHECKPOINT)
                || name.equals(LAST_VACUUM);
    }

    private static long last(NavigableMap<Long, ?> byVersion) {
        return byVersion.isEmpty() ? -1 : byVersion.lastKey();
    }

    private NavigableMap<Long, Long> byVersion(Pattern pattern) {
        NavigableMap<Long, Long> byVersion = new TreeMap<>();
        lengths.forEach((name, length) -> {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                byVersion.put(Long.parseLong(matcher.group(1)), length);
            }
        });
        return byVersion;
    }
}
