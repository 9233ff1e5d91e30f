package ebb.ingest;

import java.util.List;

/**
 * What an ingest did with one input.
 *
 * @param files the files read, in order of name
 * @param unchanged files that were ingested before and have not changed since
 * @param warnings what the run should say aloud
 */
public record IngestReport(String input, List<FileCounts> files, int unchanged, List<String> warnings) {

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
}
