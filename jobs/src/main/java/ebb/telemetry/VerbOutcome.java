package ebb.telemetry;

import ebb.conf.NotifiedEvent;
import ebb.job.JobRun;
import ebb.lake.Publications.Publication;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a command ended, all secrets hidden.
 *
 * @param lake root of the lake
 * @param command verb
 * @param startedAt start
 * @param endedAt end
 * @param exitCode what the process ends with
 * @param message why it did not end well; empty where it did
 * @param publication what readers see since; empty where that did not change, also where a job found it to be what it was
 * @param jobs what was done, in order
 */
public record VerbOutcome(
        String lake,
        String command,
        Instant startedAt,
        Instant endedAt,
        int exitCode,
        String message,
        Optional<Publication> publication,
        List<JobRun> jobs) {
    private static final int DATA_REFUSED = 3;
    private static final int MODEL_REFUSED = 4;

    public VerbOutcome {
        List<JobRun> done = jobs;
        publication = publication.filter(published ->
                done.isEmpty() || done.stream().anyMatch(job -> job.runId().equals(published.runId())));
    }

    public boolean isDone() {
        return exitCode == 0;
    }

    double seconds() {
        return Duration.between(startedAt, endedAt).toMillis() / 1000.0;
    }

    /** Id of the run; empty where none began, as when another holds the lake. */
    Optional<String> runId() {
        return jobs.stream().map(JobRun::runId).findFirst().or(() -> publication.map(Publication::runId));
    }

    Optional<LocalDate> asOf() {
        return publication
                .flatMap(Publication::asOf)
                .or(() -> jobs.stream().flatMap(job -> job.asOf().stream()).reduce((earlier, later) -> later));
    }

    /** What a job counted under a name; empty where it did not. */
    Optional<Object> counted(String job, String name) {
        return jobs.stream()
                .filter(run -> run.job().equals(job) && run.counts().containsKey(name))
                .map(run -> run.counts().get(name))
                .findFirst();
    }

    /** What there is to be told at once; empty where a command ended well and readers see what they saw. */
    Optional<NotifiedEvent> event() {
        if (isDone()) {
            return publication.map(published -> NotifiedEvent.PUBLICATION);
        }
        boolean isRefusal = exitCode == DATA_REFUSED || exitCode == MODEL_REFUSED;
        return Optional.of(isRefusal ? NotifiedEvent.REFUSAL : NotifiedEvent.FAILURE);
    }
}
