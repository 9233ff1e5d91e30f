package ebb.bench;

import static org.apache.spark.sql.functions.col;

import ebb.conf.SettingsLoader;
import ebb.job.JobCatalogue;
import ebb.job.JobContext;
import ebb.lake.LakePath;
import ebb.lake.Sessions;
import ebb.schema.WarningQualityTable;
import ebb.shop.PresetShop;
import ebb.shop.ShopPreset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * How true warnings of a loss are on shops of every kind, as {@code warn} replays them: at the limit in force, and at those above and below it.
 *
 * <p>CDNOW and Online Retail are read below the folder that the environment variable {@code SHARED_DATA} names; without it only the presets are judged.
 */
final class WarningsBench implements Benchmark {
    private static final String HEADER =
            "| shop | rule | limit | raised a week | right | interval | at random | losses caught | days before |\n"
                    + "|---|---|---|---|---|---|---|---|---|";

    @Override
    public String name() {
        return "warnings";
    }

    @Override
    public String summary() {
        return "Judge warnings of a loss on every preset of generate-shop and on published data below SHARED_DATA.";
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
        terms.out().println(HEADER);
        for (long customers : terms.sizes()) {
            for (ShopPreset preset : ShopPreset.values()) {
                Path folder = terms.folder(name(), customers).resolve(preset.word());
                try (JobContext context = open(new PresetShop(preset, customers), folder)) {
                    judge(preset.word(), context, terms.out());
                }
            }
        }
        String shared = System.getenv(PublishedData.FOLDER);
        if (shared != null) {
            Path lakes = terms.folder().resolve(name());
            for (PublishedData set : List.of(
                    PublishedData.cdnow(lakes, Path.of(shared)), PublishedData.onlineRetail(lakes, Path.of(shared)))) {
                try (JobContext context = set.open()) {
                    judge(set.name(), context, terms.out());
                }
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

    private static void judge(String shop, JobContext context, PrintWriter out) {
        JobCatalogue.ALL.stream().filter(job -> job.name().equals("warn")).forEach(context::run);
        context.lake()
                .read(WarningQualityTable.TABLE, context.asOf())
                .where(col(WarningQualityTable.RULE).isin("loss", "score_jump"))
                .where(col(WarningQualityTable.IN_FORCE)
                        .or(col(WarningQualityTable.RULE).equalTo("loss")))
                .where(col(WarningQualityTable.JUDGED).gt(0))
                .orderBy(WarningQualityTable.RULE, WarningQualityTable.LIMIT)
                .collectAsList()
                .forEach(row -> out.println("| " + shop + " | " + words(row) + " |"));
        out.flush();
    }

    private static String words(Row row) {
        return String.format(
                Locale.ROOT,
                "%s | %.3f%s | %.1f | %.3f of %,d | %.3f to %.3f | %.3f | %.3f | %s",
                row.<String>getAs(WarningQualityTable.RULE),
                row.<Double>getAs(WarningQualityTable.LIMIT),
                row.<Boolean>getAs(WarningQualityTable.IN_FORCE) ? ", in force" : "",
                row.<Double>getAs(WarningQualityTable.WEEKLY),
                row.<Double>getAs(WarningQualityTable.PRECISION),
                row.<Long>getAs(WarningQualityTable.JUDGED),
                row.<Double>getAs(WarningQualityTable.PRECISION_LOW),
                row.<Double>getAs(WarningQualityTable.PRECISION_HIGH),
                row.<Double>getAs(WarningQualityTable.BASE),
                row.<Double>getAs(WarningQualityTable.RECALL),
                row.<Object>getAs(WarningQualityTable.LEAD));
    }
}
