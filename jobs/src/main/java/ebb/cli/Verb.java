package ebb.cli;

import ebb.conf.EffectiveSettings;
import ebb.conf.Secrets;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.LogCheck;
import ebb.lake.QueryCompilation;
import ebb.lake.Sessions;
import ebb.lake.TableCatalogue;
import ebb.lake.TableSwap;
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
            System.setProperty("ebb.log.stack", "full");
        }
        try {
            execute();
        } catch (Error e) {
            throw new UncaughtError(e);
        }
        return ExitCode.DONE.code;
    }

    /** What is hidden in everything printed; nothing is known of the settings before they were read. */
    final Secrets secrets() {
        return settings == null ? Secrets.NONE : settings.secrets();
    }

    final EffectiveSettings settings() {
        if (settings == null) {
            settings = options.load(ownDefaults());
        }
        return settings;
    }

    /** The lake of a verb that believes what the tables say; refuses one whose logs are damaged. */
    final Lake lake() {
        Lake lake = uncheckedLake();
        LogCheck.require(lake.onDisk());
        return lake;
    }

    /** The lake as it is, for the verbs that say what is wrong with it. */
    final Lake uncheckedLake() {
        Lake lake = new Lake(
                Sessions.open(settings().settings().zone()),
                LakePath.root(settings().settings().lake()));
        new TableSwap(lake.onDisk()).finish();
        QueryCompilation.suit(lake.spark(), lake.bytes(TableCatalogue.ALL), QueryCompilation.TABLE_BYTES);
        return lake;
    }

    final Clock clock() {
        return Clock.system(settings().settings().zone());
    }

    final Printer printer() {
        return new Printer(spec.commandLine(), options);
    }
}
