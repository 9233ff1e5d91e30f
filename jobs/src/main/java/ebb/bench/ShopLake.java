package ebb.bench;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.job.BuildLedgerJob;
import ebb.job.IngestJob;
import ebb.job.JobCatalogue;
import ebb.job.JobContext;
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
import java.util.TreeMap;

/** A lake with the ledger of the generated shop, and the truth about its customers beside it. */
final class ShopLake {
    private ShopLake() {}

    /** Opens the lake with all inputs and the win-back list, for which everybody may be contacted; makes it where it has no ledger yet. */
    static Lake withInputs(String folder, ShopSettings generated) {
        Lake lake = new Lake(Sessions.open(ZoneOffset.UTC), LakePath.root(folder));
        lake.spark().sparkContext().setLogLevel("ERROR");
        LakePath shop = LakePath.root(folder + "/shop");
        Map<String, String> sets = new TreeMap<>(purchases(folder, shop));
        for (String input : List.of("customers", "service", "surveys", "contacts", "major_events")) {
            sets.put("inputs." + input + ".path", shop + "/" + input);
        }
        sets.put("actions.require-consent", "false");
        sets.put("segments.control-share", "0");
        EffectiveSettings settings = SettingsLoader.load(Optional.empty(), Map.of(), sets);
        if (!lake.has(LedgerTable.TABLE)) {
            new GeneratedShop(generated).write(lake.spark(), shop.uri());
            new Run(lake, settings, Clock.systemUTC(), Run.Progress.SILENT)
                    .execute(List.of(new IngestJob(), new BuildLedgerJob()), Optional.empty(), "bench");
        }
        try (JobContext context =
                new JobContext(lake, settings.settings(), Optional.empty(), "bench", Clock.systemUTC())) {
            JobCatalogue.ALL.stream()
                    .filter(job -> job.name().equals("plan-win-back"))
                    .forEach(context::run);
        }
        return lake;
    }

    private static Map<String, String> purchases(String folder, LakePath shop) {
        return Map.of(
                "lake",
                folder,
                "inputs.purchases.path",
                shop + "/purchases",
                "inputs.purchases.format",
                "parquet",
                "inputs.purchases.duplicates",
                "whole-row");
    }

    /** Opens the lake; makes it where it has no ledger yet. */
    static Lake open(String folder, ShopSettings generated) {
        Lake lake = new Lake(Sessions.open(ZoneOffset.UTC), LakePath.root(folder));
        lake.spark().sparkContext().setLogLevel("ERROR");
        if (!lake.has(LedgerTable.TABLE)) {
            LakePath shop = LakePath.root(folder + "/shop");
            new GeneratedShop(generated).write(lake.spark(), shop.uri());
            EffectiveSettings settings = SettingsLoader.load(Optional.empty(), Map.of(), purchases(folder, shop));
            new Run(lake, settings, Clock.systemUTC(), Run.Progress.SILENT)
                    .execute(List.of(new IngestJob(), new BuildLedgerJob()), Optional.empty(), "bench");
        }
        return lake;
    }
}
