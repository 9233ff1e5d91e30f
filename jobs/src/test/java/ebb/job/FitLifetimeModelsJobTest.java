package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.conf.SettingsLoader;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.report.PurchaseModel;
import ebb.report.ReportFrame;
import ebb.report.ReportSource;
import ebb.schema.CustomersTable;
import ebb.schema.Ingested;
import ebb.schema.LifetimeDiagnosticsTable;
import ebb.schema.LifetimeEffectsTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import ebb.star.WithheldWords;
import ebb.store.LifetimeModelSelection;
import ebb.testing.Published;
import ebb.testing.PurchaseLines;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers who buy at random at their own rates; one in three leaves for good. */
class FitLifetimeModelsJobTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 7, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final int DAYS = 365;
    private static final int CUSTOMERS = 300;

    @TempDir
    Path folder;

    @Test
    void choosesWritesAndHandsOverTheModelThatDidBestOutOfTime() {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        lake.append(
                PurchasesTable.TABLE,
                Published.rows(PurchasesTable.TABLE, purchases()).coalesce(2));
        JobContext context = new JobContext(
                lake,
                SettingsLoader.load(
                                Optional.empty(),
                                Map.of(),
                                Map.of(
                                        "horizon-days", "60",
                                        "lifetime.covariates", "[region, owner]",
                                        "inputs.customers.path", "customers.csv"))
                        .settings(),
                Optional.of(LAST),
                "run-1",
                Clock.fixed(Instant.parse("2026-07-01T03:00:00Z"), ZoneOffset.UTC));
        lake.append(CustomersTable.TABLE, Published.rows(CustomersTable.TABLE, regions()));
        context.run(new BuildLedgerJob());
        JobResult result = context.run(new FitLifetimeModelsJob());
        List<String> once = everything(lake);
        context.run(new FitLifetimeModelsJob());
        assertThat(everything(lake)).as("run twice = same rows").isEqualTo(once);

        List<Row> models = lake.read(LifetimeModelsTable.TABLE, LAST)
                .orderBy(LifetimeModelsTable.HELD_OUT)
                .collectAsList();
        assertThat(models).hasSameSizeAs(BtydFamilyCatalogue.CANDIDATES);
        assertThat(models.stream().filter(row -> row.getAs(LifetimeModelsTable.IS_CHOSEN)))
                .containsExactly(models.get(models.size() - 1));
        String chosen = models.get(models.size() - 1).getAs(LifetimeModelsTable.FAMILY);
        assertThat(result.headline()).startsWith(chosen);
        assertThat(models.get(0).<Date>getAs(LifetimeModelsTable.HELD_OUT_UNTIL_ON))
                .isEqualTo(Date.valueOf(LAST.minusDays(60)));
        assertThat(context.populationTerms().lifetime().name()).isEqualTo(chosen);
        assertThat(LifetimeModelSelection.of(lake, LAST.minusDays(1))).isEqualTo(BtydFamilyCatalogue.USUAL);

        judgeEffects(lake, result, chosen);

        ReportFrame frame = new ReportFrame("Shop", LAST, 60, "EUR", 5, Instant.EPOCH, "0.1.0");
        PurchaseModel section = (PurchaseModel) PurchaseModel.TYPE
                .reader()
                .read(new ReportSource(frame, lake::readIfThere, Optional.empty(), new WithheldWords(Set.of())))
                .orElseThrow();
        assertThat(section.chosen().name()).isEqualTo(chosen);
        assertThat(section.weeks()).hasSize(52);
        // From the first of July to the first of May, both included, are 305 days.
        assertThat(section.calibrationWeeks()).isEqualTo(43);
        assertThat(section.histogram().stream()
                        .mapToDouble(PurchaseModel.Bar::actual)
                        .sum())
                .isEqualTo(models.stream()
                        .mapToDouble(row -> row.<Long>getAs(LifetimeModelsTable.CUSTOMERS))
                        .max()
                        .orElse(0));
        assertThat(section.missedShare()).isBetween(-.3, .3);
        assertThat(section.alive()).allSatisfy(row -> assertThat(row.cells()).hasSize(9));
        assertThat(section.alive().get(1).cells().get(8).alive())
                .isLessThan(section.alive().get(1).cells().get(0).alive());
    }

    /** Every second customer is of the north, of the others two in five are not known; nobody has an owner. */
    private static void judgeEffects(Lake lake, JobResult result, String chosen) {
        List<Row> levels = lake.read(LifetimeEffectsTable.TABLE, LAST)
                .orderBy(LifetimeEffectsTable.LEVEL)
                .collectAsList();
        assertThat(levels.stream().map(row -> row.<String>getAs(LifetimeEffectsTable.LEVEL)))
                .containsExactly("north", "south", LifetimeEffectsTable.UNKNOWN);
        assertThat(levels).allSatisfy(row -> {
            assertThat(row.<String>getAs(LifetimeEffectsTable.COVARIATE)).isEqualTo("region");
            assertThat(row.<String>getAs(LifetimeEffectsTable.FAMILY)).isEqualTo(chosen);
        });
        Row north = levels.get(0);
        assertThat(north.<Boolean>getAs(LifetimeEffectsTable.IS_REFERENCE)).isTrue();
        assertThat(north.<Double>getAs(LifetimeEffectsTable.PURCHASE)).isEqualTo(1.0);
        Row south = levels.get(1);
        assertThat(south.<Double>getAs(LifetimeEffectsTable.PURCHASE))
                .isBetween(
                        south.<Double>getAs(LifetimeEffectsTable.PURCHASE_LOW),
                        south.<Double>getAs(LifetimeEffectsTable.PURCHASE_HIGH));
        assertThat(result.headline()).contains("effects of region against none: p ");
        assertThat(result.headline()).contains("The covariate owner is left out");
    }

    private static List<Map<String, Object>> regions() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int c = 0; c < CUSTOMERS; c++) {
            Map<String, Object> row = new HashMap<>();
            row.put(CustomersTable.CUSTOMER_ID, "c" + c);
            row.put(CustomersTable.REGION, c % 2 == 0 ? "north" : c % 10 < 6 ? "south" : " ");
            row.put(Ingested.SOURCE_FILE, "test");
            rows.add(row);
        }
        return rows;
    }

    private static List<String> everything(Lake lake) {
        List<String> rows = new ArrayList<>();
        for (Table table :
                List.of(LifetimeModelsTable.TABLE, LifetimeDiagnosticsTable.TABLE, LifetimeEffectsTable.TABLE)) {
            lake.read(table).collectAsList().stream()
                    .map(Row::toString)
                    .sorted()
                    .forEach(rows::add);
        }
        return rows;
    }

    private static List<Map<String, Object>> purchases() {
        Random random = new Random(5);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int c = 0; c < CUSTOMERS; c++) {
            double gap = 10 + 40 * random.nextDouble();
            int leaves = random.nextInt(3) == 0 ? 60 + random.nextInt(200) : DAYS;
            double day = c == 0 ? 0 : random.nextInt(150);
            while (day < leaves) {
                rows.add(purchase(c, FIRST.plusDays((long) day)));
                day += 1 - gap * Math.log(1 - random.nextDouble());
            }
        }
        return rows;
    }

    private static Map<String, Object> purchase(int customer, LocalDate date) {
        return PurchaseLines.line("c" + customer, date, "5.00");
    }
}
