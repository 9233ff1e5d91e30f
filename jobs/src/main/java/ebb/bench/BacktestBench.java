package ebb.bench;

import ebb.conf.SettingsLoader;
import ebb.job.JobContext;
import ebb.lake.LakePath;
import ebb.lake.Sessions;
import ebb.shop.PresetShop;
import ebb.shop.ShopPreset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table over shops of every kind: the published score beside the best rule, buy-till-you-die alone and an untuned boosted model.
 *
 * <p>Each shop is judged on its latest matured dates, a horizon apart, by what would have been trained then. CDNOW and Online Retail are read below the
 * folder that the environment variable {@code SHARED_DATA} names; without it only the presets are judged.
 */
final class BacktestBench implements Benchmark {

    @Override
    public String name() {
        return "backtest";
    }

    @Override
    public String summary() {
        return "Judge Ebb on every preset of generate-shop and on published data below SHARED_DATA, beside simpler scores.";
    }

    @Override
    public String unit() {
        return "customers of each preset";
    }

    @Override
    public List<Long> usualSizes() {
        return List.of(1500L);
    }

    @Override
    public void run(Terms terms) throws IOException {
        PrintWriter out = terms.out();
        for (long customers : terms.sizes()) {
            BacktestFigures.HEADER.forEach(out::println);
            out.flush();
            for (ShopPreset preset : ShopPreset.values()) {
                Path folder = terms.folder(name(), customers).resolve(preset.word());
                try (JobContext context = open(new PresetShop(preset, customers), folder)) {
                    BacktestFigures.of(preset.word(), context).print(out);
                }
            }
        }
        Optional<Path> data =
                Optional.ofNullable(System.getenv(PublishedData.FOLDER)).map(Path::of);
        Path lakes = terms.folder().resolve(name());
        for (PublishedData set : data.map(shared ->
                        List.of(PublishedData.cdnow(lakes, shared), PublishedData.onlineRetail(lakes, shared)))
                .orElse(List.of())) {
            try (JobContext context = set.open()) {
                BacktestFigures.of(set.name(), context).print(out);
            }
        }
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
