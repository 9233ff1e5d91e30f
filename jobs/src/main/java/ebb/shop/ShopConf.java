package ebb.shop;

import ebb.schema.ShopTruthTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings that suit the generated shop, by dotted key: where its files lie, fewer dates than the default to train on, its tiers and events. */
public final class ShopConf {
    private static final List<String> FURTHER_INPUTS = List.of(
            "customers", "receivables", "expenses", "service", "surveys", "contacts", "major_events", "suppressions");

    private ShopConf() {}

    /**
     * Settings of a lake of the shop.
     *
     * @param lake root of the lake
     * @param shop folder of the shop's files
     */
    public static Map<String, String> settings(String lake, String shop) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("lake", lake);
        settings.put("shop", "The generated shop");
        settings.put("inputs.purchases.path", shop + "/purchases");
        settings.put("inputs.purchases.format", "parquet");
        settings.put("inputs.purchases.duplicates", "whole-row");
        FURTHER_INPUTS.forEach(input -> settings.put("inputs." + input + ".path", shop + "/" + input));
        settings.put("training.spacing-days", "60");
        settings.put("training.most-dates", "6");
        settings.put("training.most-rows", "40000");
        settings.put("training.resamples", "100");
        settings.put("warnings.replay.spacing-days", "30");
        settings.put("warnings.replay.most-dates", "12");
        settings.put("warnings.replay.truth", shop + "/truth/" + ShopTruthTable.TABLE.name());
        // Tiers of a shop whose accounts buy for 24,000 a year in the median: with the default ones the largest class
        // has nobody in it.
        settings.put("accounts.tiers", "[20000, 100000]");
        settings.putAll(PlantedPatterns.SETTINGS);
        return settings;
    }
}
