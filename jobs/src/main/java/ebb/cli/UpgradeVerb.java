package ebb.cli;

import ebb.job.LakeUpgrade;
import ebb.lake.Lake;
import ebb.lake.LakeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Brings a lake that an earlier version wrote to the format of this one. */
@Command(
        name = "upgrade",
        description =
                "Bring the tables of an earlier version to the format of this one, in place. Where it was stopped, start it again.")
final class UpgradeVerb extends Verb {

    @Override
    boolean changesLake() {
        return !options.dryRun;
    }

    @Override
    void execute() {
        Lake lake = uncheckedLake();
        List<String> words = new ArrayList<>();
        LakeUpgrade upgrade = new LakeUpgrade(lake, settings(), clock(), words::add);
        if (options.dryRun) {
            words.addAll(upgrade.plan());
        } else {
            upgrade.execute();
        }
        if (words.isEmpty()) {
            words.add("Nothing to do: the lake has format " + LakeFormat.CURRENT + ".");
        }
        printer().print(Map.of("format", LakeFormat.CURRENT, options.dryRun ? "would" : "did", words), words);
    }
}
