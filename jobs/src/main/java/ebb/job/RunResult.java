package ebb.job;

import ebb.lake.Publications.Publication;
import ebb.schema.Column;
import ebb.schema.RunsTable;
import ebb.schema.ScoresTable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param runId its id in the table of runs
 * @param asOf its as-of date; empty where there are no purchases yet
 * @param publication what readers see since; empty where the run published nothing
 * @param jobs names of the jobs, in the order they were done
 * @param results what each of them had to say
 */
public record RunResult(
        String runId,
        Optional<LocalDate> asOf,
        Optional<Publication> publication,
        List<String> jobs,
        List<JobResult> results) {

    /** What the job of that name had to say; empty where it was not done. */
    public Optional<JobResult> of(String job) {
        int at = jobs.indexOf(job);
        return at < 0 ? Optional.empty() : Optional.of(results.get(at));
    }

    /** For machines: run, as-of date, publication, model and its grade, and the counts of each job. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(RunsTable.RUN_ID, runId);
        map.put(Column.AS_OF, asOf.map(LocalDate::toString).orElse(null));
        map.put("publication", publication.map(Publication::number).orElse(null));
        map.put("model", counted("score", ScoresTable.MODEL_ID));
        map.put("grade", counted("train", "grade"));
        Map<String, Object> counts = new LinkedHashMap<>();
        for (int i = 0; i < jobs.size(); i++) {
            counts.put(jobs.get(i), results.get(i));
        }
        map.put("counts", counts);
        return map;
    }

    private Object counted(String job, String name) {
        return of(job).map(result -> result.counts().get(name)).orElse(null);
    }
}
