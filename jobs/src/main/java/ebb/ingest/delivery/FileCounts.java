package ebb.ingest.delivery;

import ebb.ingest.source.SourceFile;
import java.util.List;
import java.util.Map;

/**
 * Where the rows of one file went.
 *
 * @param in rows in the file
 * @param filtered rows that the condition of the conf leaves out
 * @param equal accepted rows that stand in an earlier file as they are; part of {@code accepted}, and not looked for where rows are compared by keys
 */
public record FileCounts(
        SourceFile file,
        long in,
        long accepted,
        long duplicates,
        long anonymous,
        long filtered,
        long rejected,
        long equal) {

    private static final SourceFile ALL_FILES = new SourceFile("all files", 0, "");

    public FileCounts {
        if (in != accepted + duplicates + anonymous + filtered + rejected) {
            throw new IllegalStateException("Cannot account for the rows of " + file.name() + ": " + in + " in, but "
                    + accepted + " accepted + " + duplicates + " duplicates + " + anonymous + " anonymous + "
                    + filtered + " filtered + " + rejected
                    + " rejected. Nothing was written; this is a fault of Ebb, please report it.");
        }
    }

    /** The sum of {@code counts}. */
    public static FileCounts total(List<FileCounts> counts) {
        return counts.stream().reduce(new FileCounts(ALL_FILES, 0, 0, 0, 0, 0, 0, 0), FileCounts::plus);
    }

    /** Counts of rows whose verdicts are these. */
    static FileCounts judged(SourceFile file, Map<String, Long> verdicts) {
        long in = verdicts.values().stream().mapToLong(Long::longValue).sum();
        return new FileCounts(file, in, in, 0, 0, 0, 0, 0).settled(verdicts);
    }

    /** The same rows with their final verdicts, which must add up to as many. */
    FileCounts settled(Map<String, Long> verdicts) {
        return new FileCounts(
                file,
                in,
                verdicts.getOrDefault(ValidatedRows.ACCEPTED, 0L),
                verdicts.getOrDefault(ValidatedRows.DUPLICATE, 0L),
                verdicts.getOrDefault(ValidatedRows.ANONYMOUS, 0L),
                verdicts.getOrDefault(ValidatedRows.FILTERED, 0L),
                verdicts.getOrDefault(ValidatedRows.REJECTED, 0L),
                0);
    }

    /** The same file after a newer delivery left only so many of its rows in the table; the others count as duplicates. */
    FileCounts leaving(long stillAccepted) {
        return new FileCounts(
                file,
                in,
                stillAccepted,
                in - stillAccepted - anonymous - filtered - rejected,
                anonymous,
                filtered,
                rejected,
                Math.min(equal, stillAccepted));
    }

    public FileCounts withEqual(long rows) {
        return new FileCounts(file, in, accepted, duplicates, anonymous, filtered, rejected, Math.min(rows, accepted));
    }

    private FileCounts plus(FileCounts other) {
        return new FileCounts(
                file,
                in + other.in,
                accepted + other.accepted,
                duplicates + other.duplicates,
                anonymous + other.anonymous,
                filtered + other.filtered,
                rejected + other.rejected,
                equal + other.equal);
    }
}
