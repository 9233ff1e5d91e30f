package ebb.cli;

import ebb.doctor.InputFiles;
import ebb.job.Job;
import ebb.job.Run;
import ebb.job.RunResult;
import ebb.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** A verb that does one job, or several in order. */
@Command
class JobVerb extends Verb {
    private final String name;
    private final List<Job> all;

    JobVerb(String name, List<Job> jobs) {
        this.name = name;
        this.all = jobs;
    }

    /** The jobs to do. */
    List<Job> jobs() {
        return all;
    }

    @Override
    final void execute() {
        List<Job> jobs = jobs();
        if (options.dryRun) {
            printer().print(plan(), planInWords());
            if (jobs.stream().anyMatch(job -> job.name().equals("ingest"))) {
                InputFiles.requireThere(settings().settings());
            }
            return;
        }
        Run run = new Run(lake(), settings(), clock(), progress());
        boolean isComplete = jobs.size() > 1;
        RunResult result =
                isComplete ? run.execute(jobs, options.asOf(), name) : run.executeAlone(jobs.get(0), options.asOf());
        published(result.publication());
        if (options.json) {
            printer().json(result.asMap());
        } else if (isComplete && result.publication().isEmpty()) {
            printer().print(Map.of(), List.of(notPublished(result)));
        }
    }

    @Override
    boolean changesLake() {
        return !options.dryRun;
    }

    private static String notPublished(RunResult result) {
        return "Not published: readers see a later as-of date than "
                + result.asOf().map(Object::toString).orElse("none") + ", and an earlier one never takes its place.";
    }

    private List<Map<String, Object>> plan() {
        return jobs().stream()
                .map(job -> Map.<String, Object>of(
                        "job", job.name(), "reads", names(job.reads()), "writes", names(job.writes())))
                .toList();
    }

    private List<String> planInWords() {
        String lake = settings().settings().lake();
        return jobs().stream()
                .map(job -> job.name() + ": would read " + String.join(", ", names(job.reads())) + " and write "
                        + String.join(", ", names(job.writes())) + " in " + lake)
                .collect(Collectors.toList());
    }

    private static List<String> names(List<Table> tables) {
        return tables.isEmpty()
                ? List.of("nothing")
                : tables.stream().map(Table::name).toList();
    }
}
