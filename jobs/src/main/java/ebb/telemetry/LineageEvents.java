package ebb.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.conf.LineageSettings;
import ebb.conf.TelemetrySettings;
import ebb.job.JobRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells of each job by OpenLineage run events, https://openlineage.io/spec/2-0-2/OpenLineage.json: a start and an end, with the tables read and written
 * and their versions, below the run that the job belonged to.
 *
 * @param settings where to
 */
record LineageEvents(TelemetrySettings settings) implements Sink {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SPEC = "https://openlineage.io/spec/";
    private static final String EVENT_SCHEMA = SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String PRODUCER = "https://openlineage.io/ebb";

    @Override
    public String name() {
        return "the lineage";
    }

    @Override
    public void tell(VerbOutcome outcome) throws IOException {
        LineageSettings lineage = settings.lineage();
        if (lineage.to() == null || lineage.to().isBlank() || outcome.jobs().isEmpty()) {
            return;
        }
        List<String> events = events(outcome);
        if (lineage.isAddress()) {
            HttpPost post = new HttpPost(
                    lineage.to(),
                    Optional.ofNullable(lineage.apiKey()).filter(key -> !key.isBlank()),
                    settings.timeout());
            for (String event : events) {
                post.send(event);
            }
        } else {
            Files.writeString(
                    Path.of(lineage.to()),
                    String.join("\n", events) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private List<String> events(VerbOutcome outcome) throws JsonProcessingException {
        List<String> events = new ArrayList<>();
        for (JobRun job : outcome.jobs()) {
            Map<String, Object> start = event(outcome, job, "START", job.startedAt());
            Map<String, Object> end = event(outcome, job, job.isDone() ? "COMPLETE" : "FAIL", job.endedAt());
            events.add(JSON.writeValueAsString(start));
            events.add(JSON.writeValueAsString(end));
        }
        return events;
    }

    private Map<String, Object> event(VerbOutcome outcome, JobRun job, String type, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventTime", at.toString());
        event.put("eventType", type);
        event.put("producer", PRODUCER);
        event.put("schemaURL", EVENT_SCHEMA);
        event.put("run", Map.of("runId", uuid(job.runId() + "/" + job.job()), "facets", runFacets(outcome, job, type)));
        event.put("job", Map.of("namespace", settings.lineage().namespace(), "name", job.job(), "facets", jobFacets()));
        event.put("inputs", datasets(outcome.lake(), job.read()));
        event.put("outputs", datasets(outcome.lake(), job.written()));
        return event;
    }

    private Map<String, Object> runFacets(VerbOutcome outcome, JobRun job, String type) {
        Map<String, Object> facets = new LinkedHashMap<>();
        facets.put(
                "parent",
                facet(
                        "1-0-1/ParentRunFacet",
                        Map.of(
                                "run",
                                Map.of("runId", uuid(job.runId())),
                                "job",
                                Map.of("namespace", settings.lineage().namespace(), "name", outcome.command()))));
        job.asOf()
                .ifPresent(day -> facets.put(
                        "nominalTime",
                        facet("1-0-1/NominalTimeRunFacet", Map.of("nominalStartTime", day + "T00:00:00Z"))));
        if (type.equals("FAIL")) {
            facets.put(
                    "errorMessage",
                    facet(
                            "1-0-1/ErrorMessageRunFacet",
                            Map.of("message", job.message().orElse(""), "programmingLanguage", "Java")));
        }
        return facets;
    }

    private static Map<String, Object> jobFacets() {
        return Map.of(
                "jobType",
                facet(
                        "2-0-3/JobTypeJobFacet",
                        Map.of("processingType", "BATCH", "integration", "EBB", "jobType", "JOB")));
    }

    /** Named as the specification has it: by authority and path of the table's folder. */
    private static List<Map<String, Object>> datasets(String lake, Map<String, Long> versions) {
        int path = lake.contains("://") ? lake.indexOf('/', lake.indexOf("://") + 3) : 0;
        String namespace = path > 0 ? lake.substring(0, path) : "file";
        String root = lake.substring(Math.max(path, 0));
        return versions.entrySet().stream()
                .map(table -> Map.<String, Object>of(
                        "namespace",
                        namespace,
                        "name",
                        root + "/tables/" + table.getKey(),
                        "facets",
                        Map.of(
                                "version",
                                facet(
                                        "1-0-1/DatasetVersionDatasetFacet",
                                        Map.of(
                                                "datasetVersion",
                                                table.getValue().toString())))))
                .toList();
    }

    private static Map<String, Object> facet(String schema, Map<String, Object> content) {
        Map<String, Object> facet = new LinkedHashMap<>();
        facet.put("_producer", PRODUCER);
        String name = schema.substring(schema.indexOf('/') + 1);
        facet.put("_schemaURL", SPEC + "facets/" + schema + ".json#/$defs/" + name);
        facet.putAll(content);
        return facet;
    }

    /** The same for the same run, so that an event sent twice is one. */
    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
