package ebb.shop;

import ebb.customer.Money;
import ebb.schema.Column;
import ebb.schema.PurchasesTable;
import ebb.schema.ShopTruthTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The purchases of a preset, and beside them who truly left and how often each buys. */
public record PresetShop(ShopPreset preset, long customers) {
    private static final long SEED = 20260630;
    private static final int NOON = 12 * 3600;
    /** A small shop that sells before Christmas has weeks without a purchase. */
    private static final int QUIET_DAYS = 60;

    private static final double FAVOURITE_BRAND = .8;
    private static final StructType PURCHASES = new StructType()
            .add(PurchasesTable.CUSTOMER_ID, "string")
            .add(PurchasesTable.ORDERED_AT, "timestamp")
            .add(PurchasesTable.AMOUNT, Column.MONEY)
            .add(PurchasesTable.ORDER_ID, "string")
            .add(PurchasesTable.PRODUCT_ID, "string")
            .add(PurchasesTable.CATEGORY, "string")
            .add(PurchasesTable.QUANTITY, "int");
    private static final List<Category> WEEKLY = List.of(
            Category.BAKERY, Category.DAIRY, Category.FRUIT, Category.SNACKS, Category.COFFEE, Category.CLEANING);

    /** Purchases and truth as Parquet; replaces what was there. */
    public void write(SparkSession spark, String folder) {
        write(purchases(spark), folder + "/" + GeneratedShop.PURCHASES.name());
        write(truth(spark), truthPath(folder));
    }

    private static String truthPath(String folder) {
        return folder + "/truth/" + ShopTruthTable.TABLE.name();
    }

    private static void write(Dataset<Row> rows, String path) {
        rows.write().mode(SaveMode.Overwrite).parquet(path);
    }

    /** Settings of a lake of the shop whose files lie in {@code folder}, by dotted key. */
    public Map<String, String> settings(String lake, String folder) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("lake", lake);
        settings.put("shop", "The generated shop " + preset.word());
        settings.put("horizon-days", String.valueOf(preset.horizonDays));
        settings.put("active-days", String.valueOf(preset.horizonDays));
        settings.put("as-of-tolerance-days", String.valueOf(QUIET_DAYS));
        settings.put("inputs.purchases.path", folder + "/" + GeneratedShop.PURCHASES.name());
        settings.put("inputs.purchases.format", "parquet");
        settings.put("training.resamples", "100");
        settings.put("warnings.replay.truth", truthPath(folder));
        return settings;
    }

    /** Lines as an outside system delivers them. */
    Dataset<Row> purchases(SparkSession spark) {
        ShopPreset shop = preset;
        return rows(spark, PURCHASES, number -> lines(shop, SEED, number).iterator());
    }

    /** A row for each customer, of {@link ShopTruthTable}. */
    Dataset<Row> truth(SparkSession spark) {
        ShopPreset shop = preset;
        return rows(spark, ShopTruthTable.TABLE.schema(), number -> List.of(truth(shop, SEED, number))
                .iterator());
    }

    private Dataset<Row> rows(SparkSession spark, StructType schema, FlatMapFunction<Long, Row> of) {
        return spark.range(0, customers, 1, 1).as(Encoders.LONG()).flatMap(of, Encoders.row(schema));
    }

    private static String id(long number) {
        return String.format(Locale.ROOT, "C%08d", number);
    }

    static List<Row> lines(ShopPreset preset, long seed, long number) {
        PresetCustomer customer = PresetCustomer.draw(preset, seed, number);
        RandomDraws dice = RandomDraws.of(seed, number, RandomDraws.Purpose.BASKETS);
        double usual = dice.logNormal(preset == ShopPreset.WEEKLY_PANEL ? 6 : 40, .5);
        int favourite = dice.between(0, Category.BRANDS - 1);
        List<Row> lines = new ArrayList<>();
        for (int day : customer.days()) {
            List<Category> basket = basket(preset, customer, dice);
            for (Category category : basket) {
                int brand = dice.chance(FAVOURITE_BRAND) ? favourite : dice.between(0, Category.BRANDS - 1);
                lines.add(line(new Item(number, day, category, brand), Money.cents(dice.logNormal(usual, .4))));
            }
        }
        return lines;
    }

    /** What is bought on a day; a null category where the shop knows none. */
    private static List<Category> basket(ShopPreset preset, PresetCustomer customer, RandomDraws dice) {
        List<Category> basket = new ArrayList<>();
        if (preset == ShopPreset.WEEKLY_PANEL) {
            for (Category category : WEEKLY) {
                if (dice.chance(customer.usualGapDays() / category.intervalDays)) {
                    basket.add(category);
                }
            }
        }
        if (basket.isEmpty()) {
            basket.add(preset == ShopPreset.WEEKLY_PANEL ? dice.pick(WEEKLY) : null);
        }
        return basket;
    }

    /** One thing bought. */
    private record Item(long number, int day, Category category, int brand) {
        String product() {
            return category == null ? null : category.label() + "-" + "abc".charAt(brand);
        }
    }

    private static Row line(Item item, long cents) {
        return RowFactory.create(
                id(item.number()),
                PurchaseFile.at(item.day(), NOON),
                Money.ofCents(Math.max(1, cents)),
                "O" + item.number() + "-" + item.day(),
                item.product(),
                item.product(),
                1);
    }

    static Row truth(ShopPreset preset, long seed, long number) {
        PresetCustomer customer = PresetCustomer.draw(preset, seed, number);
        boolean left = customer.leftDay() <= preset.endDate().toEpochDay();
        Object[] row = new Object[ShopTruthTable.TABLE.schema().size()];
        StructType schema = ShopTruthTable.TABLE.schema();
        row[schema.fieldIndex(ShopTruthTable.CUSTOMER_ID)] = id(number);
        row[schema.fieldIndex(ShopTruthTable.JOINED_ON)] = ShopFile.date(customer.joinDay());
        row[schema.fieldIndex(ShopTruthTable.LEFT_ON)] = ShopFile.date(left ? customer.leftDay() : null);
        row[schema.fieldIndex(ShopTruthTable.LEFT_CAUSE)] =
                !left ? null : customer.leftDay() == customer.joinDay() ? "one_time" : "faded";
        row[schema.fieldIndex(ShopTruthTable.ARCHETYPE)] = preset.word();
        row[schema.fieldIndex(ShopTruthTable.USUAL_GAP_DAYS)] = customer.usualGapDays();
        row[schema.fieldIndex(ShopTruthTable.CAMPAIGN_RESPONSE)] = "none";
        row[schema.fieldIndex(ShopTruthTable.IS_SILENT_UNHAPPY)] = false;
        row[schema.fieldIndex(ShopTruthTable.IS_ACCOUNT)] = false;
        return RowFactory.create(row);
    }

    /** In words, as the command line prints it. */
    public String headline() {
        return String.format(
                Locale.ROOT,
                "%,d customers from %s to %s: %s",
                customers,
                preset.startDate(),
                preset.endDate(),
                preset.summary);
    }
}
