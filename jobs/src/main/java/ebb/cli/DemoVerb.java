package ebb.cli;

import ebb.conf.SettingsFile;
import ebb.job.JobCatalogue;
import ebb.job.Run;
import ebb.job.RunResult;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.SegmentsTable;
import ebb.shop.GeneratedShop;
import ebb.shop.NextDay;
import ebb.shop.ShopConf;
import ebb.shop.ShopSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Generates a shop, runs everything on it and says where to look. */
@Command(name = "demo", description = "Generate a shop, run everything on it and say where to look.")
final class DemoVerb extends Verb {
    private static final String LAKE = "demo-lake";
    private static final String CONF = "ebb.yaml";

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "Customers of the shop; default: ${DEFAULT-VALUE}.",
            defaultValue = "2000")
    private long customers;

    @Option(
            names = "--next-day",
            description =
                    "Add a day of purchases to the shop that is there, and run again with the settings beside it.")
    private boolean isNextDay;

    /** The settings that the first demo wrote beside its lake. */
    @Override
    Optional<Path> ownConf() {
        return isNextDay ? Optional.of(Path.of(options.given("lake").orElse(LAKE), CONF)) : Optional.empty();
    }

    @Override
    Map<String, String> ownDefaults() {
        return isNextDay ? Map.of() : ShopConf.settings(LAKE, shopFolder());
    }

    private String shopFolder() {
        return options.given("lake").orElse(LAKE) + "/shop";
    }

    @Override
    void execute() {
        Lake lake = lake();
        Progress progress = progress();
        LakePath folder = LakePath.root(shopFolder());
        if (isNextDay) {
            progress.during("next-day", () -> "purchases of " + new NextDay(lake.spark(), folder).write());
        } else {
            progress.during("generate-shop", () -> generate(lake, folder));
            writeSettings(lake);
        }
        RunResult result =
                new Run(lake, settings(), clock(), progress).execute(JobCatalogue.ALL, options.asOf(), "demo");
        published(result.publication());
        printer().print(result.asMap(), summary(lake, result));
    }

    @Override
    boolean changesLake() {
        return true;
    }

    private String generate(Lake lake, LakePath folder) {
        ShopSettings shop = ShopSettings.of(customers);
        new GeneratedShop(shop).write(lake.spark(), folder.uri());
        return String.format(Locale.ROOT, "%,d customers from %s to %s", customers, shop.startDate(), shop.endDate());
    }

    /** So that any verb runs again on the same lake with the same settings. */
    private void writeSettings(Lake lake) {
        Map<String, String> kept = new TreeMap<>(settings().flat());
        kept.keySet().removeIf(key -> settings().isDefault(key));
        kept.put("lake", lake.root().toString());
        kept.replaceAll((key, value) -> value.startsWith(shopFolder())
                ? lake.root() + value.substring(settings().settings().lake().length())
                : value);
        lake.root().resolve(CONF).write(SettingsFile.of(kept).getBytes(StandardCharsets.UTF_8), lake.configuration());
    }

    private List<String> summary(Lake lake, RunResult result) {
        List<String> words = new ArrayList<>();
        words.add("");
        words.add("Customers by lifecycle");
        result.asOf()
                .map(day -> lake.read(SegmentsTable.TABLE, day))
                .orElseThrow()
                .groupBy(SegmentsTable.LIFECYCLE)
                .agg(functions.count(functions.lit(1)), functions.sum(SegmentsTable.MONEY_AT_RISK))
                .orderBy(functions.desc("count(1)"))
                .collectAsList()
                .forEach(row -> words.add(line(row)));
        words.add("");
        words.add("Report   "
                + result.of("report").map(report -> report.counts().get("path")).orElse(""));
        words.add("Tables   " + lake.root() + "/tables");
        String here = " --set lake=" + settings().settings().lake();
        String conf = " --conf " + lake.root() + "/" + CONF;
        words.add("Pages    ./ebb serve token --role marketing" + conf + "; ./ebb serve" + conf);
        words.add("Again    ./ebb run" + conf);
        words.add("Tomorrow ./ebb demo --next-day" + here);
        words.add("Ask      ./ebb sql" + here
                + " \"SELECT customer_id, action, money_at_risk FROM v_segments_latest ORDER BY 3 DESC LIMIT 10\"");
        return words;
    }

    private String line(Row row) {
        String risk = row.isNullAt(2)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  %,14.0f %s at risk",
                        row.getDecimal(2).doubleValue(),
                        settings().settings().currency());
        return String.format(Locale.ROOT, "  %-10s %,9d%s", row.getString(0), row.getLong(1), risk);
    }
}
