package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.job.Job;
import ebb.job.JobCatalogue;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.RunsTable;
import ebb.testing.EbbProcess;
import ebb.testing.HaltingLogStore;
import ebb.testing.SparkSessions;
import ebb.testing.TinyShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Commands that are killed: each is done once where nobody kills it, when it is first asked for, and the lake it began with and what it gave are kept. */
final class KillableCommands {
    /** What was published before the jobs, each by itself, began. */
    private final Map<String, String> seen;

    private final Path folder;
    private final Path first;
    private final Path walked;
    private final Map<String, KillableCommand> commands = new LinkedHashMap<>();

    /** In a folder with a tiny shop: makes the lake of the first day's run; then a day's purchases are delivered. */
    KillableCommands(Path folder) throws IOException {
        this.folder = folder;
        this.first = folder.resolve("first");
        CommandLineRun run = CommandLineRun.on(first, "run", "--conf", conf());
        assertThat(run.exit()).as(run.err()).isZero();
        TinyShop.nextDay(folder);
        this.walked = copyOf(first, "jobs");
        this.seen = TinyShop.contents(first.toString());
    }

    /** A job's name, {@code run}, {@code backfill} or {@code maintain}. */
    KillableCommand named(String name) throws IOException {
        switch (name) {
            case "run" -> whole(first, "run");
            case "backfill" ->
                whole(afterRun(), "backfill", "--from", "2026-05-01", "--to", "2026-05-15", "--every", "14d");
            case "maintain" -> whole(afterRun(), "maintain");
            default -> walkTo(name);
        }
        return commands.get(name);
    }

    private Path afterRun() throws IOException {
        named("run");
        return folder.resolve("after-run");
    }

    /** Each job by itself, on what the jobs before it left. */
    private void walkTo(String last) throws IOException {
        for (Job job : JobCatalogue.ALL) {
            if (commands.containsKey(last)) {
                return;
            }
            if (!commands.containsKey(job.name())) {
                commands.put(job.name(), walked(job));
            }
        }
    }

    private KillableCommand walked(Job job) throws IOException {
        Path template = copyOf(walked, "before-" + job.name());
        List<String> arguments = List.of(job.name(), "--conf", conf());
        CommandLineRun run = CommandLineRun.on(walked, arguments.toArray(String[]::new));
        assertThat(run.exit()).as(job.name() + ": " + run.err()).isZero();
        return new KillableCommand(
                arguments, template, seen, seen, TinyShop.newest(walked.toString()), points(job, template, walked), 0);
    }

    /** Before and after the first commit of each table that the job changed, and before that of the record of its run. */
    private static List<String> points(Job job, Path before, Path after) {
        Map<String, Long> old = lake(before).versions(job.writes());
        Map<String, Long> now = lake(after).versions(job.writes());
        return Stream.concat(
                        now.entrySet().stream()
                                .filter(table -> !table.getValue().equals(old.get(table.getKey())))
                                .flatMap(table -> Stream.of("before:" + table.getKey(), "after:" + table.getKey())),
                        Stream.of("before:" + RunsTable.TABLE.name()))
                .toList();
    }

    private void whole(Path template, String... arguments) throws IOException {
        String name = arguments[0];
        if (commands.containsKey(name)) {
            return;
        }
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--conf", conf()));
        Path lake = copyOf(template, "after-" + name);
        Path list = folder.resolve(name + ".commits");
        List<String> typed = new ArrayList<>(all);
        typed.addAll(List.of("--set", "lake=" + lake));
        long start = System.nanoTime();
        EbbProcess process = EbbProcess.start(folder, HaltingLogStore.listing(list), typed);
        assertThat(process.exit()).as(process::printed).isZero();
        long millis = (System.nanoTime() - start) / 1_000_000;
        List<String> points = IntStream.rangeClosed(1, Files.readAllLines(list).size())
                .boxed()
                .flatMap(commit -> Stream.of("before:" + commit, "after:" + commit))
                .toList();
        commands.put(
                name,
                new KillableCommand(
                        all,
                        template,
                        TinyShop.contents(template.toString()),
                        TinyShop.contents(lake.toString()),
                        TinyShop.newest(lake.toString()),
                        points,
                        millis));
    }

    private Path copyOf(Path lake, String name) throws IOException {
        Path copy = folder.resolve(name);
        FileUtils.copyDirectory(lake.toFile(), copy.toFile());
        return copy;
    }

    private static Lake lake(Path root) {
        return new Lake(SparkSessions.shared(), LakePath.root(root.toString()));
    }

    private String conf() {
        return folder.resolve("shop.yaml").toString();
    }
}
