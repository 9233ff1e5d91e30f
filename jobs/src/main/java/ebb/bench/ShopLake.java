package ebb.bench;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.job.BuildLedgerJob;
import ebb.job.IngestJob;
import ebb.job.Run;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Sessions;
import ebb.schema.LedgerTable;
import ebb.shop.GeneratedShop;
import ebb.shop.ShopSettings;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lake with the ledger of the generated shop, and the truth about its customers beside it. */
final class ShopLake {
    private ShopLake() {}

    /** Opens the lake; makes it where it has no ledger yet. */
    static Lake open(String folder, ShopSettings generated) {
        Lake lake = new Lake(Sessions.open(ZoneOffset.UTC), LakePath.root(folder));
        lake.spark().sparkContext().setLogLevel("ERROR");
        if (!lake.has(LedgerTable.TABLE)) {
            LakePath shop = LakePath.root(folder + "/shop");
            new GeneratedShop(generated).write(lake.spark(), shop.uri());
            EffectiveSettings settings = SettingsLoader.load(
                    Optional.empty(),
                    Map.of(),
                    Map.of(
                            "lake",
                            folder,
                            "inputs.purchases.path",
                            shop + "/purchases",
                            "inputs.purchases.format",
                            "parquet",
                            "inputs.purchases.duplicates",
                            "whole-row"));
            new Run(lake, settings, Clock.systemUTC(), Run.Progress.SILENT)
                    .execute(List.of(new IngestJob(), new BuildLedgerJob()), Optional.empty(), "bench");
        }
        return lake;
    }
}
