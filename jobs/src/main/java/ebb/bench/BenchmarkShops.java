package ebb.bench;

import ebb.conf.SettingsLoader;
import ebb.job.JobContext;
import ebb.lake.LakePath;
import ebb.lake.Sessions;
import ebb.shop.PresetShop;
import ebb.shop.ShopPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Shops of every kind, one after another, each with its ledger: the presets of {@code generate-shop}, then CDNOW and Online Retail.
 *
 * <p>{@code SHOPS} names those to go over, parted by commas; without it all are. The published data are read below the folder that {@code SHARED_DATA}
 * names; without it the presets alone are gone over.
 */
final class BenchmarkShops {
    private static final String SHOPS = "SHOPS";

    private BenchmarkShops() {}

    /**
     * Hands each shop's name and its open lake to {@code judge}.
     *
     * @param lakes folder of this benchmark's lakes of published data
     * @param presets folder of its lakes of presets of this size
     * @param customers of each preset
     */
    static void forEach(Path lakes, Path presets, long customers, BiConsumer<String, JobContext> judge)
            throws IOException {
        for (ShopPreset preset : ShopPreset.values()) {
            if (isAsked(preset.word())) {
                try (JobContext context = open(new PresetShop(preset, customers), presets.resolve(preset.word()))) {
                    judge.accept(preset.word(), context);
                }
            }
        }
        for (PublishedData set : published(lakes)) {
            if (isAsked(set.name())) {
                try (JobContext context = set.open()) {
                    judge.accept(set.name(), context);
                }
            }
        }
    }

    private static boolean isAsked(String shop) {
        String shops = System.getenv(SHOPS);
        return shops == null || List.of(shops.split(",")).contains(shop);
    }

    private static List<PublishedData> published(Path lakes) {
        return Optional.ofNullable(System.getenv(PublishedData.FOLDER))
                .map(Path::of)
                .map(shared -> List.of(PublishedData.cdnow(lakes, shared), PublishedData.onlineRetail(lakes, shared)))
                .orElse(List.of());
    }

    private static JobContext open(PresetShop shop, Path folder) {
        LakePath files = LakePath.root(folder.resolve("shop").toString());
        if (!Files.exists(folder)) {
            shop.write(Sessions.open(ZoneOffset.UTC), files.uri());
        }
        return PublishedData.open(SettingsLoader.load(
                Optional.empty(), Map.of(), shop.settings(folder.resolve("lake").toString(), files.toString())));
    }
}
