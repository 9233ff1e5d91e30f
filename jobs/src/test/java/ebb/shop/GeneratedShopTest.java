package ebb.shop;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.to_date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.schema.PurchasesTable;
import ebb.schema.ShopTruthTable;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedShopTest {
    private static final ShopSettings SETTINGS = ShopSettings.of(1_000);
    private static final GeneratedShop SHOP = new GeneratedShop(SETTINGS);
    private static final SparkSession SPARK = SparkSessions.shared();

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "customers", List.of("customer_id"),
            "receivables", List.of("customer_id", "invoice_id", "invoiced_on", "due_on", "amount"),
            "expenses", List.of("customer_id", "spent_on", "amount"),
            "service", List.of("customer_id", "opened_at", "kind"),
            "surveys", List.of("customer_id", "answered_at", "satisfaction"),
            "contacts", List.of("customer_id", "contacted_at", "campaign"),
            "major_events", List.of("on", "kind", "note"),
            "suppressions", List.of("reason"));

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() {
        SHOP.write(SPARK, folder.toString());
    }

    @Test
    void everyFileIsTheSameInOneAndInSevenPartitions() {
        Stream.of(List.of(GeneratedShop.PURCHASES), GeneratedShop.OTHERS, GeneratedShop.TRUTH)
                .flatMap(List::stream)
                .forEach(file -> assertThat(SHOP.rows(SPARK, file, 7).collectAsList())
                        .as(file.name())
                        .isEqualTo(SHOP.rows(SPARK, file, 1).collectAsList()));
    }

    @Test
    void requiredColumnsAreFilledInEveryInput() {
        REQUIRED.forEach((name, columns) -> {
            Dataset<Row> rows = SPARK.read().option("header", true).csv(folder + "/" + name);
            assertThat(rows.isEmpty()).as(name).isFalse();
            Column unfilled = columns.stream()
                    .map(column -> col(column).isNull())
                    .reduce(Column::or)
                    .orElseThrow();
            assertThat(rows.filter(unfilled).collectAsList()).as(name).isEmpty();
        });
    }

    @Test
    void badRowsComeInTheSharesAskedFor() {
        Dataset<Row> purchases = purchases();
        double lines = purchases.count();
        double anonymous =
                purchases.filter(col(PurchasesTable.CUSTOMER_ID).isNull()).count();
        double doubles = lines - purchases.distinct().count();
        assertThat(anonymous / lines).isCloseTo(.03, within(.005));
        assertThat(doubles / lines).isCloseTo(.003, within(.001));
        double broken = lines - usable(purchases).count();
        assertThat(broken / lines).isCloseTo(.002, within(.001));
    }

    @Test
    void nobodyBuysAfterTheDayTheTruthSaysTheyLeft() {
        Dataset<Row> last = usable(purchases())
                .groupBy(PurchasesTable.CUSTOMER_ID)
                .agg(max(to_date(col(PurchasesTable.ORDERED_AT))).as("last_on"));
        Dataset<Row> truth = SPARK.read().parquet(folder + "/truth/" + ShopTruthTable.TABLE.name());
        assertThat(truth.count()).isEqualTo(SETTINGS.customers());
        assertThat(truth.join(last, PurchasesTable.CUSTOMER_ID)
                        .filter(col("last_on").gt(col(ShopTruthTable.LEFT_ON)))
                        .count())
                .isZero();
    }

    @Test
    void writingAgainReplacesWhatWasThere() {
        long before = purchases().count();
        SHOP.write(SPARK, folder.toString());
        assertThat(purchases().count()).isEqualTo(before);
    }

    private static Dataset<Row> purchases() {
        return SPARK.read().parquet(folder + "/purchases");
    }

    private static Dataset<Row> usable(Dataset<Row> purchases) {
        return purchases
                .filter(col(PurchasesTable.AMOUNT).isNotNull())
                .filter(to_date(col(PurchasesTable.ORDERED_AT)).between(SETTINGS.startDate(), SETTINGS.endDate()));
    }
}
