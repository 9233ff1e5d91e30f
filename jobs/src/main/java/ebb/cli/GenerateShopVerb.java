package ebb.cli;

import ebb.conf.SettingsFile;
import ebb.lake.LakePath;
import ebb.lake.Sessions;
import ebb.shop.GeneratedShop;
import ebb.shop.PresetShop;
import ebb.shop.ShopConf;
import ebb.shop.ShopPreset;
import ebb.shop.ShopSettings;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Generates input files and settings for them, so that a run can follow. */
@Command(
        name = "generate-shop",
        description = {
            "Generate the input files of a shop that never was, what is true of it, and settings to run on them.",
            "Presets are small shops of one kind of buying each, of purchases alone: yearly (once a year), donors (once a year or never again), "
                    + "growing, declining, weekly-panel (brands) and memoryless. Without a preset: the shop of `ebb demo` with all inputs."
        })
final class GenerateShopVerb extends Verb {
    private static final String CONF = "ebb.yaml";

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            description = "Kind of shop; default: the shop of `ebb demo`.",
            converter = PresetConverter.class)
    private ShopPreset preset;

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "Customers of the shop; default: ${DEFAULT-VALUE}.",
            defaultValue = "2000")
    private long customers;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Folder that is written; default: ${DEFAULT-VALUE}.",
            defaultValue = "shop")
    private String to;

    /** What is written where, in words and by whom. */
    private record Plan(String headline, Map<String, String> conf, BiConsumer<SparkSession, String> writer) {}

    @Override
    void execute() {
        LakePath folder = LakePath.root(to);
        Plan plan = plan(folder.toString());
        if (!options.dryRun) {
            SparkSession spark = Sessions.open(ZoneOffset.UTC);
            plan.writer().accept(spark, folder.uri());
            folder.resolve(CONF)
                    .write(
                            SettingsFile.of(plan.conf()).getBytes(StandardCharsets.UTF_8),
                            spark.sparkContext().hadoopConfiguration());
        }
        printer()
                .print(
                        Map.of("folder", folder.toString(), "customers", customers, "settings", plan.conf()),
                        List.of(plan.headline(), "Next: ebb run --conf " + folder + "/" + CONF));
    }

    private Plan plan(String folder) {
        String lake = folder + "/lake";
        if (preset == null) {
            ShopSettings shop = ShopSettings.of(customers);
            String headline = String.format(
                    Locale.ROOT, "%,d customers from %s to %s", customers, shop.startDate(), shop.endDate());
            return new Plan(headline, ShopConf.settings(lake, folder), new GeneratedShop(shop)::write);
        }
        PresetShop shop = new PresetShop(preset, customers);
        return new Plan(shop.headline(), shop.settings(lake, folder), shop::write);
    }

    /** Presets by their word. */
    private static final class PresetConverter implements ITypeConverter<ShopPreset> {
        @Override
        public ShopPreset convert(String word) {
            try {
                return ShopPreset.of(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
