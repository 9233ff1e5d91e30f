package ebb.shop;

import ebb.lake.LakePath;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The day after the last one of a generated shop: one more file of purchases beside those that are there.
 *
 * @param folder where {@link GeneratedShop#write} wrote the shop
 */
public record NextDay(SparkSession spark, LakePath folder) {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.parquet");
    private static final int DATE_LENGTH = "2026-07-01".length();

    /** Writes the purchases of the day after the newest one that is there, and says which day that is. */
    public LocalDate write() {
        ShopSettings shop = ShopSettings.of(customers());
        LocalDate day = newest(shop).plusDays(1);
        LakePath unfinished = folder.resolve("next-day");
        new GeneratedShop(shop)
                .purchasesOf(spark, day)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(unfinished.uri());
        unfinished
                .resolve(partOf(unfinished))
                .moveTo(folder.resolve(GeneratedShop.PURCHASES.name() + "/" + day + ".parquet"), configuration());
        unfinished.deleteAll(configuration());
        return day;
    }

    private long customers() {
        return spark.read()
                .parquet(folder.resolve("truth/" + new TruthFile().name()).uri())
                .count();
    }

    private LocalDate newest(ShopSettings shop) {
        return folder.resolve(GeneratedShop.PURCHASES.name()).list(configuration()).stream()
                .filter(name -> DAY.matcher(name).matches())
                .map(name -> LocalDate.parse(name.substring(0, DATE_LENGTH)))
                .max(LocalDate::compareTo)
                .orElse(shop.endDate());
    }

    private String partOf(LakePath written) {
        List<String> parts = written.list(configuration()).stream()
                .filter(name -> name.startsWith("part-"))
                .toList();
        return parts.get(0);
    }

    private Configuration configuration() {
        return spark.sparkContext().hadoopConfiguration();
    }
}
