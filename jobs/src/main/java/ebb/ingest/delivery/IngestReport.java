package ebb.ingest.delivery;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What an ingest did with one input.
 *
 * @param files the files read, in order of name
 * @param unchanged files that were ingested before and have not changed since
 * @param leftOut files of older snapshots, which were not read
 * @param warnings what the run should say aloud
 * @param matchedShare share of the customers that the input and the purchases have in common, 0 to 1; empty: not counted
 */
public record IngestReport(
        String input,
        List<FileCounts> files,
        int unchanged,
        int leftOut,
        List<String> warnings,
        OptionalDouble matchedShare) {

    public IngestReport {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /** Whether the input's table may have changed. */
    public boolean wroteRows() {
        return !files.isEmpty();
    }

    /** The sum over the files read. */
    public FileCounts total() {
        return FileCounts.total(files);
    }

    /** The report with the share of customers matched, and what is to be said of it. */
    public IngestReport matching(double share, List<String> more) {
        return new IngestReport(
                input,
                files,
                unchanged,
                leftOut,
                Stream.concat(warnings.stream(), more.stream()).toList(),
                OptionalDouble.of(share));
    }
}
