package ebb.cli;

import ebb.lake.Lake;
import ebb.lake.LakeLock;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.RunsTable;
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

    @Override
    void execute() {
        Lake lake = lake();
        Optional<LakeLock.Holder> holder = LakeLock.current(lake.root(), lake.configuration());
        Optional<Publication> publication = new Publications(lake).latest();
        List<Row> runs = lastRuns(lake);
        printer().print(asMap(lake, holder, publication, runs), inWords(lake, holder, publication, runs));
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
            Lake lake, Optional<LakeLock.Holder> holder, Optional<Publication> publication, List<Row> runs) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("lake", lake.root().toString());
        map.put("holder", holder.orElse(null));
        map.put("publication", publication.orElse(null));
        map.put("jobs", runs.stream().map(StatusVerb::line).toList());
        return map;
    }

    private static List<String> inWords(
            Lake lake, Optional<LakeLock.Holder> holder, Optional<Publication> publication, List<Row> runs) {
        List<String> words = new ArrayList<>();
        words.add("lake         " + lake.root());
        words.add("running      " + holder.map(LakeLock.Holder::inWords).orElse("nothing"));
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
