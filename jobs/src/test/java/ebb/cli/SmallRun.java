package ebb.cli;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.job.BuildLedgerJob;
import ebb.job.IngestJob;
import ebb.job.Run;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A complete run of the first two jobs, which publishes, on the lake in the folder {@code lake} of what lies in {@code in} and {@code customers.csv}. */
final class SmallRun {
    private SmallRun() {}

    static void on(Path folder, Map<String, String> more) {
        Map<String, String> sets = new java.util.TreeMap<>(more);
        sets.put("lake", folder.resolve("lake").toString());
        sets.put("inputs.purchases.path", folder.resolve("in").toString());
        EffectiveSettings settings = SettingsLoader.load(Optional.empty(), Map.of(), sets);
        Lake lake = new Lake(
                SparkSessions.shared(), LakePath.root(settings.settings().lake()));
        new Run(lake, settings, Clock.systemUTC(), Run.Progress.SILENT)
                .execute(List.of(new IngestJob(), new BuildLedgerJob()), Optional.empty(), "run");
    }
}
