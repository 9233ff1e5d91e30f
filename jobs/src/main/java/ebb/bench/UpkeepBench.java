package ebb.bench;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsLoader;
import ebb.erase.Erasure.Erased;
import ebb.job.Backfill;
import ebb.job.JobCatalogue;
import ebb.job.LakeErasure;
import ebb.job.Run;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Sessions;
import ebb.schema.ScoresTable;
import ebb.shop.GeneratedShop;
import ebb.shop.ShopConf;
import ebb.shop.ShopSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.functions;

/** What is done beside the daily run, on the lake of the generated shop: six months of weeks filled in, against a whole run, and customers erased. */
final class UpkeepBench implements Benchmark {
    private static final int WEEKS = 26;
    private static final long MOST_ERASED = 1000;

    @Override
    public String name() {
        return "upkeep";
    }

    @Override
    public String summary() {
        return "Time a whole run, a backfill of 26 weeks and an erasure, on the generated shop.";
    }

    @Override
    public String unit() {
        return "customers of the shop";
    }

    @Override
    public List<Long> usualSizes() {
        return List.of(2000L);
    }

    @Override
    public void run(Terms terms) throws IOException {
        for (long customers : terms.sizes()) {
            measure(terms.folder(name(), customers), customers, terms.out());
        }
    }

    private static void measure(Path folder, long customers, PrintWriter out) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        Lake lake = new Lake(Sessions.open(ZoneOffset.UTC), LakePath.root(folder.toString()));
        lake.spark().sparkContext().setLogLevel("ERROR");
        String shop = folder + "/shop";
        ShopSettings generated = ShopSettings.of(customers);
        new GeneratedShop(generated).write(lake.spark(), LakePath.root(shop).uri());
        EffectiveSettings settings =
                SettingsLoader.load(Optional.empty(), Map.of(), ShopConf.settings(folder.toString(), shop));
        Clock clock = Clock.systemUTC();

        say(out, customers, "whole run", Stopwatch.took(() -> whole(lake, settings, clock)));
        Path ids = ids(lake, folder, Math.min(MOST_ERASED, Math.max(1, customers / 10)));
        List<LocalDate> weeks = weeks(generated.endDate());
        Stopwatch.Took backfill =
                Stopwatch.took(() -> new Backfill(lake, settings, clock, Run.Progress.SILENT).execute(weeks));
        say(out, customers, "backfill of " + WEEKS + " weeks", backfill);
        say(out, customers, "whole run again", Stopwatch.took(() -> whole(lake, settings, clock)));
        Stopwatch watch = Stopwatch.start();
        Erased erased = new LakeErasure(lake, settings, clock).execute(ids);
        say(out, customers, "erasure of " + erased.customers(), watch.took());
        out.printf(
                Locale.ROOT,
                "%,d bytes of %,d files searched, %d hits%n",
                erased.searchedBytes(),
                erased.searchedFiles(),
                erased.hits().size());
        out.flush();
    }

    private static void whole(Lake lake, EffectiveSettings settings, Clock clock) {
        new Run(lake, settings, clock, Run.Progress.SILENT).execute(JobCatalogue.ALL, Optional.empty(), "bench");
    }

    private static List<LocalDate> weeks(LocalDate last) {
        return IntStream.rangeClosed(1, WEEKS)
                .mapToObj(week -> last.minusWeeks(WEEKS + 1L - week))
                .toList();
    }

    /** A file with the ids of so many customers, chosen by hash. */
    private static Path ids(Lake lake, Path folder, long count) throws IOException {
        List<String> ids = lake
                .read(ScoresTable.TABLE)
                .select(ScoresTable.CUSTOMER_ID)
                .distinct()
                .orderBy(functions.xxhash64(functions.col(ScoresTable.CUSTOMER_ID)))
                .limit((int) count)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
        return Files.write(folder.resolveSibling("upkeep-ids.txt"), ids);
    }

    private static void say(PrintWriter out, long customers, String what, Stopwatch.Took took) {
        out.printf(Locale.ROOT, "%-22s %s, %,d customers%n", what, took, customers);
        out.flush();
    }
}
