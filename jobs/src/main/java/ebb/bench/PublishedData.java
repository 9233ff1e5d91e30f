package ebb.bench;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.job.BuildLedgerJob;
import ebb.job.IngestJob;
import ebb.job.JobContext;
import ebb.job.Run;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Sessions;
import ebb.schema.LedgerTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published data set.
 *
 * @param lake where its ledger is kept
 * @param conf name of its conf under {@code conf/examples}
 */
record PublishedData(String name, Path lake, String conf, Path file) {
    /** Environment variable that names the folder of the published data. */
    static final String FOLDER = "SHARED_DATA";

    static PublishedData cdnow(Path lakes, Path data) {
        return new PublishedData("CDNOW", lakes.resolve("cdnow"), "cdnow", data.resolve("cdnow/cdnow_master.csv"));
    }

    static PublishedData onlineRetail(Path lakes, Path data) {
        return new PublishedData(
                "Online Retail",
                lakes.resolve("online-retail"),
                "online-retail",
                data.resolve("online_retail/online_retail.csv.gz"));
    }

    /** On its lake, which gets purchases and ledger where it has none yet. */
    JobContext open() {
        Path path = Path.of(System.getProperty("ebb.home", "."), "conf/examples/" + conf + ".yaml");
        EffectiveSettings settings = SettingsLoader.load(
                Optional.of(path), Map.of(), Map.of("lake", lake.toString(), "inputs.purchases.path", file.toString()));
        return open(settings);
    }

    /** On the lake of the settings, which gets purchases and ledger where it has none yet. */
    static JobContext open(EffectiveSettings settings) {
        Lake lake = new Lake(
                Sessions.open(ZoneOffset.UTC), LakePath.root(settings.settings().lake()));
        lake.spark().sparkContext().setLogLevel("ERROR");
        if (!lake.has(LedgerTable.TABLE)) {
            new Run(lake, settings, Clock.systemUTC(), Run.Progress.SILENT)
                    .execute(List.of(new IngestJob(), new BuildLedgerJob()), Optional.empty(), "bench");
        }
        return new JobContext(lake, settings.settings(), Optional.empty(), "bench", Clock.systemUTC());
    }
}
