package ebb.cli;

import ebb.job.Job;
import ebb.job.JobResult;
import ebb.job.Run;
import ebb.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** A verb that does one job, or with {@code run} all of them in order. */
@Command
final class JobVerb extends Verb {
    private final String name;
    private final List<Job> jobs;

    JobVerb(String name, List<Job> jobs) {
        this.name = name;
        this.jobs = jobs;
    }

    @Override
    void execute() {
        if (options.dryRun) {
            printer().print(plan(), planInWords());
            return;
        }
        Progress progress = new Progress(spec.commandLine().getErr(), options);
        try {
            List<JobResult> results =
                    new Run(lake(), settings(), clock(), progress).execute(jobs, options.asOf(), name);
            if (options.json) {
                printer().json(asMap(results));
            }
        } finally {
            progress.stopTicking();
        }
    }

    private Map<String, Object> asMap(List<JobResult> results) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < jobs.size(); i++) {
            map.put(jobs.get(i).name(), results.get(i));
        }
        return map;
    }

    private List<Map<String, Object>> plan() {
        return jobs.stream()
                .map(job -> Map.<String, Object>of(
                        "job", job.name(), "reads", names(job.reads()), "writes", names(job.writes())))
                .toList();
    }

    private List<String> planInWords() {
        String lake = settings().settings().lake();
        return jobs.stream()
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
