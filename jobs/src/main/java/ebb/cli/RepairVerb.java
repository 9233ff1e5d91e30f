package ebb.cli;

import ebb.job.LakeRepair;
import ebb.lake.Lake;
import ebb.verify.Repair;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Restores what is damaged in the lake, or says what it would restore from what. */
@Command(
        name = "repair",
        description = "Restore damaged logs from their copies, and let the next run read again what is lost.")
final class RepairVerb extends Verb {

    @Override
    boolean changesLake() {
        return !options.dryRun;
    }

    @Override
    void execute() {
        Lake lake = uncheckedLake();
        List<String> words = options.dryRun
                ? new Repair(lake, clock().instant()).plan()
                : new LakeRepair(lake, settings(), clock()).execute();
        printer()
                .print(
                        Map.of(options.dryRun ? "would" : "did", words),
                        words.isEmpty() ? List.of("Nothing is damaged.") : words);
    }
}
