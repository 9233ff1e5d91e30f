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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table over shops of every kind: the published score beside the best rule, buy-till-you-die alone and an untuned boosted model. A second one: how
 * totals of purchases and spend would have been foretold. A third: how many intervals of the next purchase held. A fourth: the probability of no purchase at
 * other horizons.
 *
 * <p>Each shop is judged on its latest matured dates, a horizon apart, by what would have been trained then. CDNOW and Online Retail are read below the
 * folder that the environment variable {@code SHARED_DATA} names; without it only the presets are judged.
 * {@code SHOPS} names the shops to judge, parted by commas; without it all are.
 */
final class BacktestBench implements Benchmark {
    /** Environment variable that names the shops to judge. */
    private static final String SHOPS = "SHOPS";

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
            Tables tables = new Tables(new ArrayList<>(), new ArrayList<>());
            BacktestFigures.HEADER.forEach(out::println);
            out.flush();
            for (ShopPreset preset : presets()) {
                Path folder = terms.folder(name(), customers).resolve(preset.word());
                try (JobContext context = open(new PresetShop(preset, customers), folder)) {
                    judge(preset.word(), context, out, tables);
                }
            }
            for (PublishedData set : publishedData(terms)) {
                try (JobContext context = set.open()) {
                    judge(set.name(), context, out, tables);
                }
            }
            out.println();
            tables.print(out);
        }
    }

    /** What is printed when all shops have been judged. */
    private record Tables(List<TotalFigures> totals, List<SurvivalFigures> survival) {
        void print(PrintWriter out) {
            TotalFigures.HEADER.forEach(out::println);
            totals.forEach(figures -> figures.print(out));
            out.println();
            NextPurchaseFigures.HEADER.forEach(out::println);
            totals.forEach(figures -> figures.nextPurchases().print(out));
            out.println();
            SurvivalFigures.HEADER.forEach(out::println);
            survival.forEach(figures -> figures.print(out));
        }
    }

    private static void judge(String shop, JobContext context, PrintWriter out, Tables tables) {
        BacktestFigures.of(shop, context).print(out);
        tables.totals().add(TotalFigures.of(shop, context));
        tables.survival().add(SurvivalFigures.of(shop, context));
    }

    private static List<ShopPreset> presets() {
        return Arrays.stream(ShopPreset.values())
                .filter(preset -> isAsked(preset.word()))
                .toList();
    }

    private static boolean isAsked(String shop) {
        String shops = System.getenv(SHOPS);
        return shops == null || List.of(shops.split(",")).contains(shop);
    }

    private List<PublishedData> publishedData(Terms terms) {
        Path lakes = terms.folder().resolve(name());
        return Optional.ofNullable(System.getenv(PublishedData.FOLDER))
                .map(Path::of)
                .map(shared -> List.of(PublishedData.cdnow(lakes, shared), PublishedData.onlineRetail(lakes, shared)))
                .orElse(List.of())
                .stream()
                .filter(set -> isAsked(set.name()))
                .toList();
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
