package ebb.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import ebb.doctor.DeliveryFindings;
import ebb.ingest.check.InputProfiles;
import ebb.lake.Lake;
import ebb.lake.LakeLock;
import ebb.lake.LockHolder;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.Column;
import ebb.schema.RunsTable;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import picocli.CommandLine.Command;

/** Says what is published, what the last jobs did, and who holds the lake. */
@Command(name = "status", description = "Say what is published, how the last jobs went and whether a run is on.")
final class StatusVerb extends Verb {
    private static final int JOBS_SHOWN = 40;
    private static final int FRESHNESS_AT = 3;
    private static final List<String> JSON_COLUMNS =
            List.of(RunsTable.INPUT_VERSIONS, RunsTable.OUTPUT_VERSIONS, RunsTable.INPUT_FILES, RunsTable.COUNTS);

    @Override
    void execute() {
        Lake lake = lake();
        Optional<LockHolder> holder = LakeLock.current(lake.root(), lake.configuration());
        Optional<Publication> publication = new Publications(lake).latest();
        Optional<PublishedAge> age = publication.map(p -> new PublishedAge(
                p.asOf(),
                new Publications(lake).publishedAt(p),
                settings().settings().asOfToleranceDays()));
        List<Row> runs = lastRuns(lake);
        InputProfiles.Standing deliveries =
                DeliveryFindings.standing(lake, settings().settings());
        Map<String, Object> map = asMap(lake, holder, publication, runs);
        map.put("freshness", age.map(known -> known.asMap(clock())).orElse(null));
        map.put("deliveries", deliveries.words());
        map.put("warnings", deliveries.warnings());
        List<String> words = inWords(lake, holder, publication, runs);
        age.ifPresent(known -> words.add(FRESHNESS_AT, "freshness    " + known.inWords(clock())));
        deliveries.words().forEach(delivery -> words.add("delivered    " + delivery));
        deliveries.warnings().forEach(warning -> words.add("WARNING      " + warning));
        printer().print(map, words);
    }

    private static List<Row> lastRuns(Lake lake) {
        if (!lake.has(RunsTable.TABLE)) {
            return List.of();
        }
        return lake.read(RunsTable.TABLE)
                .orderBy(functions.desc(RunsTable.STARTED_AT))
                .limit(JOBS_SHOWN)
                .collectAsList();
    }

    private static Map<String, Object> asMap(
            Lake lake, Optional<LockHolder> holder, Optional<Publication> publication, List<Row> runs) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("lake", lake.root().toString());
        map.put("is_running", LakeLock.isHeld(lake.root(), lake.configuration(), Clock.systemUTC()));
        map.put("holder", holder.map(StatusVerb::asMap).orElse(null));
        map.put("publication", publication.map(StatusVerb::asMap).orElse(null));
        map.put("jobs", runs.stream().map(StatusVerb::asMap).toList());
        return map;
    }

    /** Objects where the table keeps JSON, moments as everywhere else. */
    private static Map<String, Object> asMap(Row run) {
        Map<String, Object> map = RowMap.of(run);
        map.replaceAll((column, value) -> JSON_COLUMNS.contains(column) ? parsed((String) value) : value);
        map.put(
                RunsTable.STARTED_AT,
                run.<Timestamp>getAs(RunsTable.STARTED_AT).toInstant().toString());
        return map;
    }

    private static Object parsed(String json) {
        try {
            return json == null ? null : Printer.JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    private static Map<String, Object> asMap(LockHolder holder) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(RunsTable.RUN_ID, holder.runId());
        map.put("command", holder.command());
        map.put("host", holder.host());
        map.put("pid", holder.pid());
        map.put("since", holder.since());
        return map;
    }

    private static Map<String, Object> asMap(Publication publication) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", publication.number());
        map.put(RunsTable.RUN_ID, publication.runId());
        map.put(Column.AS_OF, publication.asOf().map(LocalDate::toString).orElse(null));
        map.put("versions", publication.versions());
        return map;
    }

    /** A lock whose holder is dead is no running run: the next one takes it over. */
    private static String running(Lake lake, Optional<LockHolder> holder) {
        if (holder.isEmpty()) {
            return "nothing";
        }
        return LakeLock.isHeld(lake.root(), lake.configuration(), Clock.systemUTC())
                ? holder.get().inWords()
                : "nothing; " + holder.get().inWords() + " was killed, and the next run takes its lock over";
    }

    private static List<String> inWords(
            Lake lake, Optional<LockHolder> holder, Optional<Publication> publication, List<Row> runs) {
        List<String> words = new ArrayList<>();
        words.add("lake         " + lake.root());
        words.add("running      " + running(lake, holder));
        words.add("published    "
                + publication
                        .map(p -> "number " + p.number() + " by run " + p.runId()
                                + p.asOf().map(date -> ", as of " + date).orElse("")
                                + ", " + p.versions().size() + " tables")
                        .orElse("nothing yet"));
        runs.forEach(run -> words.add(line(run)));
        return words;
    }

    private static String line(Row run) {
        Double seconds = run.getAs(RunsTable.SECONDS);
        String message = run.getAs(RunsTable.MESSAGE);
        return String.format(
                Locale.ROOT,
                "%-24s %-16s %-8s %8s  %s",
                run.getAs(RunsTable.RUN_ID),
                run.getAs(RunsTable.JOB),
                run.getAs(RunsTable.STATE),
                seconds == null ? "" : String.format(Locale.ROOT, "%.1f s", seconds),
                message == null ? run.getAs(RunsTable.COUNTS) : message);
    }
}
