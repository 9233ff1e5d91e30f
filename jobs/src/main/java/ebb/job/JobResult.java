package ebb.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job has to say when it is done.
 *
 * @param headline one line for people
 * @param counts figures by snake_case name, for the run ledger and {@code --json}
 * @param files input files read, each with its size and hash; empty where the job reads tables only
 */
public record JobResult(String headline, Map<String, Object> counts, List<InputFile> files) {

    /**
     * A file that was read.
     *
     * @param path where it lies
     * @param bytes its size
     * @param sha256 hash of its bytes in hex
     */
    public record InputFile(String path, long bytes, String sha256) {}

    public static JobResult of(String headline) {
        return new JobResult(headline, new LinkedHashMap<>(), List.of());
    }

    /** The same with a sentence more in its line. */
    JobResult adding(String sentence) {
        return new JobResult(headline + " " + sentence, counts, files);
    }

    public JobResult with(String name, Object figure) {
        Map<String, Object> more = new LinkedHashMap<>(counts);
        more.put(name, figure);
        return new JobResult(headline, more, files);
    }
}
