package ebb.cli;

import ebb.conf.EffectiveSettings;
import ebb.conf.LogFormat;
import ebb.conf.Secrets;
import ebb.lake.Lake;
import ebb.lake.LakeFormat;
import ebb.lake.LakePath;
import ebb.lake.LogCheck;
import ebb.lake.Publications.Publication;
import ebb.lake.QueryCompilation;
import ebb.lake.Sessions;
import ebb.lake.TableCatalogue;
import ebb.lake.TableSwap;
import ebb.telemetry.JsonLog;
import ebb.telemetry.LogContext;
import ebb.telemetry.Telemetry;
import ebb.telemetry.VerbOutcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private Instant startedAt;
    private Progress progress;
    private Publication published;

    /** Does the work; what it throws decides the exit code. */
    abstract void execute();

    /** Settings that this verb starts from where the user says nothing; by dotted key. */
    Map<String, String> ownDefaults() {
        return Map.of();
    }

    /** Settings that this verb reads where no file is named and none lies in the working folder. */
    Optional<Path> ownConf() {
        return Optional.empty();
    }

    /** Whether the verb may change the lake, so that those who watch it want to know how it ended. */
    boolean changesLake() {
        return false;
    }

    @Override
    public final Integer call() {
        startedAt = Instant.now();
        if (options.verbose) {
            System.setProperty("ebb.log.level", "info");
            System.setProperty("ebb.log.stack", "full");
        }
        try {
            execute();
        } catch (Error e) {
            throw new UncaughtError(e);
        } finally {
            stopProgress();
        }
        tell(ExitCode.DONE, "");
        return ExitCode.DONE.code;
    }

    /** Shows and keeps what the jobs of the verb do. */
    final Progress progress() {
        if (progress == null) {
            progress = new Progress(spec.commandLine().getErr(), options, settings());
        }
        return progress;
    }

    private void stopProgress() {
        if (progress != null) {
            progress.stopTicking();
        }
    }

    /** Notes what readers see since. */
    final void published(Optional<Publication> publication) {
        published = publication.orElse(null);
    }

    /** Tells those who watch the lake how the verb ended; who cannot be told is named on standard error. */
    final void tell(ExitCode exit, String message) {
        if (settings == null || !changesLake()) {
            return;
        }
        VerbOutcome outcome = new VerbOutcome(
                LakePath.root(settings.settings().lake()).toString(),
                spec.name(),
                startedAt,
                Instant.now(),
                exit.code,
                message,
                Optional.ofNullable(published),
                progress == null ? List.of() : progress.jobs());
        new Telemetry(settings.settings().telemetry(), settings.secrets())
                .tell(outcome)
                .forEach(warning -> say("WARN", warning));
        LogContext.clear();
    }

    final boolean isJsonLog() {
        return settings != null && settings.settings().telemetry().logFormat() == LogFormat.JSON;
    }

    /** A line on standard error, as the settings have it. */
    final void say(String level, String message) {
        spec.commandLine()
                .getErr()
                .println(isJsonLog() ? JsonLog.line(ZonedDateTime.now(clock()), level, message, Map.of()) : message);
        spec.commandLine().getErr().flush();
    }

    /** What is hidden in everything printed; nothing is known of the settings before they were read. */
    final Secrets secrets() {
        return settings == null ? Secrets.NONE : settings.secrets();
    }

    final EffectiveSettings settings() {
        if (settings == null) {
            settings = options.load(ownDefaults(), ownConf());
            if (settings.settings().telemetry().logFormat() == LogFormat.JSON) {
                JsonLog.switchOn();
            }
        }
        return settings;
    }

    /** The lake of a verb that believes what the tables say; refuses one whose logs are damaged or whose format is another. */
    final Lake lake() {
        Lake lake = uncheckedLake();
        LogCheck.require(lake.onDisk());
        LakeFormat.require(lake);
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
