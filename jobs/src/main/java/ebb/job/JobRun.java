package ebb.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the table of runs as others are told of it.
 *
 * @param runId run the job belonged to
 * @param job its name
 * @param asOf as-of date; empty where the job needs none or ended before it was known
 * @param state done, failed, refused or killed
 * @param startedAt start
 * @param seconds time it took
 * @param message why it did not end well; empty where it did
 * @param read versions of the tables read, by name
 * @param written versions of the tables written, by name
 * @param counts figures by name
 */
public record JobRun(
        String runId,
        String job,
        Optional<LocalDate> asOf,
        String state,
        Instant startedAt,
        double seconds,
        Optional<String> message,
        Map<String, Long> read,
        Map<String, Long> written,
        Map<String, Object> counts) {

    public boolean isDone() {
        return state.equals(RunLedger.DONE);
    }

    public Instant endedAt() {
        return startedAt.plusMillis(Math.round(seconds * 1000));
    }
}
