package ebb.cli;

import ebb.job.Job;
import ebb.job.JobCatalogue;
import ebb.job.TrainJob;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does all jobs in order and publishes; the training may be left to another night. */
@Command
final class RunVerb extends JobVerb {
    @Option(
            names = "--without-training",
            description = "Score with the model in force, and train none: for nights between weekly trainings.")
    private boolean withoutTraining;

    RunVerb() {
        super("run", JobCatalogue.ALL);
    }

    @Override
    List<Job> jobs() {
        return withoutTraining
                ? JobCatalogue.ALL.stream()
                        .filter(job -> !(job instanceof TrainJob))
                        .toList()
                : JobCatalogue.ALL;
    }
}
