package ebb.shop;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.SettingsLoader;
import ebb.job.JobCatalogue;
import ebb.job.JobContext;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.CustomersTable;
import ebb.schema.ForceEvidenceTable;
import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prepaid money and contracts of the generated shop, told by the run of a day and judged by one 120 days later. */
@Tag("spark")
@Tag("slow")
class PlantedTiesTest {
    private static final ShopSettings SHOP = new ShopSettings(
            1_200, 7, LocalDate.of(2024, 7, 1), LocalDate.of(2026, 6, 30), new ShopSettings.Shares(.25, 0, 0, 0, 0));
    private static final LocalDate EARLIER = SHOP.endDate().minusDays(120);
    private static final SparkSession SPARK = SparkSessions.shared();

    @TempDir
    Path folder;

    @Test
    void prepaidMoneyAndContractsAreJudgedByWhatAnEarlierRunWrote() {
        Lake lake = new Lake(SPARK, LakePath.root(folder.toString()));
        GeneratedShop shop = new GeneratedShop(SHOP);
        Dataset<Row> purchases = shop.rows(SPARK, GeneratedShop.PURCHASES, 2)
                .withColumn(PurchasesTable.ORDERED_ON, to_date(col(PurchasesTable.ORDERED_AT)))
                .persist();
        lake.append(
                CustomersTable.TABLE,
                of(CustomersTable.TABLE, shop.rows(SPARK, new CustomerFile((int) EARLIER.toEpochDay()), 1)));
        lake.append(
                PurchasesTable.TABLE,
                of(
                        PurchasesTable.TABLE,
                        purchases.where(col(PurchasesTable.ORDERED_ON).leq(lit(EARLIER)))));
        run(lake, EARLIER);
        assertThat(evidence(lake, EARLIER, "sunk").<String>getAs(ForceEvidenceTable.FINDING))
                .isEqualTo(ForceEvidenceTable.NOT_JUDGED);
        lake.append(
                PurchasesTable.TABLE,
                of(
                        PurchasesTable.TABLE,
                        purchases.where(col(PurchasesTable.ORDERED_ON).gt(lit(EARLIER)))));
        run(lake, SHOP.endDate());
        for (String force : List.of("sunk", "termination")) {
            Row row = evidence(lake, SHOP.endDate(), force);
            assertThat(row.<String>getAs(ForceEvidenceTable.FINDING))
                    .as(row.toString())
                    .isNotEqualTo(ForceEvidenceTable.NOT_JUDGED);
            assertThat(row.<Long>getAs(ForceEvidenceTable.HIGH_COUNT)).isGreaterThan(40);
            assertThat(row.<Double>getAs(ForceEvidenceTable.DIFFERENCE))
                    .as("planted: who pays in advance or signs stays")
                    .isPositive();
        }
        purchases.unpersist();
    }

    private static Row evidence(Lake lake, LocalDate asOf, String force) {
        return lake.read(ForceEvidenceTable.TABLE)
                .where(col(ForceEvidenceTable.AS_OF)
                        .equalTo(lit(asOf))
                        .and(col(ForceEvidenceTable.FORCE).equalTo(force)))
                .first();
    }

    private static void run(Lake lake, LocalDate asOf) {
        try (JobContext context = new JobContext(
                lake,
                SettingsLoader.load(Optional.empty(), Map.of(), Map.of()).settings(),
                Optional.of(asOf),
                "run",
                Clock.systemUTC())) {
            JobCatalogue.ALL.stream()
                    .filter(job -> List.of("build-ledger", "classify-accounts").contains(job.name()))
                    .forEach(context::run);
        }
    }

    /** The columns of the table, in its types; null where the shop has none. */
    private static Dataset<Row> of(Table table, Dataset<Row> rows) {
        Dataset<Row> from = rows.withColumn(Ingested.SOURCE_FILE, lit("test"));
        List<String> given = List.of(from.columns());
        return from.select(Arrays.stream(table.schema().fields())
                .map(field -> cell(field, given))
                .toArray(Column[]::new));
    }

    private static Column cell(StructField field, List<String> given) {
        return (given.contains(field.name()) ? col(field.name()) : lit(null))
                .cast(field.dataType())
                .as(field.name());
    }
}
