package ebb.cli;

import ebb.conf.EffectiveSettings;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.QueryCompilation;
import ebb.lake.Sessions;
import ebb.lake.Tables;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb of the command line: reads the settings, does its work, prints. */
abstract class Verb implements Callable<Integer> {
    @Mixin
    CommonOptions options;

    @Spec
    CommandSpec spec;

    private EffectiveSettings settings;

    /** Does the work; what it throws decides the exit code. */
    abstract void execute();

    /** Settings that this verb starts from where the user says nothing; by dotted key. */
    Map<String, String> ownDefaults() {
        return Map.of();
    }

    @Override
    public final Integer call() {
        if (options.verbose) {
            System.setProperty("ebb.log.level", "info");
        }
        execute();
        return ExitCode.DONE.code;
    }

    final EffectiveSettings settings() {
        if (settings == null) {
            settings = options.load(ownDefaults());
        }
        return settings;
    }

    final Lake lake() {
        Lake lake = new Lake(
                Sessions.open(settings().settings().zone()),
                LakePath.root(settings().settings().lake()));
        QueryCompilation.suit(lake.spark(), lake.bytes(Tables.ALL), QueryCompilation.TABLE_BYTES);
        return lake;
    }

    final Clock clock() {
        return Clock.system(settings().settings().zone());
    }

    final Printer printer() {
        return new Printer(spec.commandLine(), options);
    }
}
