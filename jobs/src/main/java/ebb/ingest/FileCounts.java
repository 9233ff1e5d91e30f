package ebb.ingest;

import java.util.List;
import java.util.Map;

/**
 * Where the rows of one file went.
 *
 * @param in rows in the file
 */
public record FileCounts(SourceFile file, long in, long accepted, long duplicates, long anonymous, long rejected) {

    private static final SourceFile ALL_FILES = new SourceFile("all files", 0, "");

    public FileCounts {
        if (in != accepted + duplicates + anonymous + rejected) {
            throw new IllegalStateException(
                    "Cannot account for the rows of " + file.name() + ": " + in + " in, but " + accepted
                            + " accepted + " + duplicates + " duplicates + " + anonymous + " anonymous + " + rejected
                            + " rejected. Nothing was written; this is a fault of Ebb, please report it.");
        }
    }

    /** The sum of {@code counts}. */
    static FileCounts total(List<FileCounts> counts) {
        return counts.stream().reduce(new FileCounts(ALL_FILES, 0, 0, 0, 0, 0), FileCounts::plus);
    }

    /** Counts of rows whose verdicts are these. */
    static FileCounts judged(SourceFile file, Map<String, Long> verdicts) {
        long in = verdicts.values().stream().mapToLong(Long::longValue).sum();
        return new FileCounts(file, in, in, 0, 0, 0).settled(verdicts);
    }

    /** The same rows with their final verdicts, which must add up to as many. */
    FileCounts settled(Map<String, Long> verdicts) {
        return new FileCounts(
                file,
                in,
                verdicts.getOrDefault(Judged.ACCEPTED, 0L),
                verdicts.getOrDefault(Judged.DUPLICATE, 0L),
                verdicts.getOrDefault(Judged.ANONYMOUS, 0L),
                verdicts.getOrDefault(Judged.REJECTED, 0L));
    }

    private FileCounts plus(FileCounts other) {
        return new FileCounts(
                file,
                in + other.in,
                accepted + other.accepted,
                duplicates + other.duplicates,
                anonymous + other.anonymous,
                rejected + other.rejected);
    }
}
